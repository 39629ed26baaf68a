/** What the api offers of this subject: one procedure per verb. */
export { close } from './close';
export { countAhead } from './count-months';
export { open } from './open';
export { questions } from './questions';
export { reopen } from './reopen';
export { rows } from './rows';
