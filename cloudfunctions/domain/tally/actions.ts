/** What the api offers of this subject: one procedure per verb. */
export { close } from './closing/close';
export { questions } from './closing/questions';
export { reopen } from './closing/reopen';
export { countAhead } from './count-months';
export { open } from './open';
export { rows } from './rows/rows';
