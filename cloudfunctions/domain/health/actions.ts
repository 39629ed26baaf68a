/** What the api offers of this subject: one procedure per verb. */
export { book, consent, tearOut, withdraw } from './book';
export { record } from './record';
