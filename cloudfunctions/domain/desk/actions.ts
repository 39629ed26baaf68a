/** What the api offers of this subject: one procedure per verb. */
export { open } from './open-desk';
