/** What the api offers of this subject: one procedure per verb. */
export { appoint, dismiss } from './appoint';
export { areas } from './areas';
export { arrive, arriveByGroup } from './arrive';
export { code } from './code';
export { bindGroup } from './group';
export { setHotline } from './hotline';
export { join } from './join';
export { leave, readmit, remove } from './leave';
export { erase, forgetPhone, givePhone, me, rename, showCard } from './me';
export { people, phone } from './people';
export { register } from './register';
