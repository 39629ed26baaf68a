/** What the api offers of this subject: one procedure per verb. */
export { admit, remove } from './admit';
export { edit, register } from './edit';
export { arrive, code, join, leave } from './join';
export { list, open } from './read-partners';
