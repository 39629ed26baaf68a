/** What the api offers of this subject: one procedure per verb. */
export { answer } from './answer';
export { ask } from './ask';
export { bridge } from './bridge';
export { bridges } from './bridges';
export { rate, reopen, withdraw } from './close';
export { contact } from './contact';
export { handOn } from './hand-on';
export { log } from './log';
export { mine } from './mine';
export { open } from './open';
export { promise } from './promise';
export { reply } from './reply';
export { waiting } from './waiting';
