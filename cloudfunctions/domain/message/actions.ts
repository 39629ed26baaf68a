/** What the api offers of this subject: one procedure per verb. */
export { inbox, see, unread } from './inbox';
