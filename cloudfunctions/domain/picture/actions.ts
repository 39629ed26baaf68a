/** What the api offers of this subject: one procedure per verb. */
export { bring } from './bring';
export { folder } from './folder';
