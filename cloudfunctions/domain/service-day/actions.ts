/** What the api offers of this subject: one procedure per verb. */
export { cancel, move } from './change-day';
export { code } from './code';
export { edit, end } from './edit-series';
export { arrive, open } from './open-day';
export { begin, series } from './series';
export { upcoming } from './upcoming';
