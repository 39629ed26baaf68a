/** What the api offers of this subject: one procedure per verb. */
export { list } from './list';
export { pin, unpin, withdraw } from './manage';
export { open } from './open-notice';
export { post } from './post';
export { reach } from './reach';
export { readers, told } from './readers';
export { remind } from './remind';
