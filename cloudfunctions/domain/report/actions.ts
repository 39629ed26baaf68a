/** What the api offers of this subject: one procedure per verb. Whatever is heavy is in `heavy.ts`. */
export { ask } from './ask-export';
export { exports } from './exports';
export { drop, imports } from './import/imports';
export { open, remove } from './open-export';
export { openRecord } from './record/open-record';
export { records } from './record/records';
export { verify } from './record/verify';
