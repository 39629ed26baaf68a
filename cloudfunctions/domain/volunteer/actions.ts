/** What the api offers of this subject: one procedure per verb. */
export { consent, registerChild, withdrawConsent } from './guardian';
export { arrive, join, leave } from './join-team';
export { appointLeader, dismissLeader, qualify } from './manage';
export { me } from './me';
export { save, sayMinor } from './save';
export { code, team, teams } from './teams';
