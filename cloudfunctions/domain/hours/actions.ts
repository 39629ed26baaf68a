/** What the api offers of this subject: one procedure per verb. */
export { absent, attest } from './attest';
export { checkIn, checkInFor, checkOut, checkOutFor } from './check-in';
export { agree } from './close-forgotten';
export { days } from './days';
export { confirm, reverse, review } from './decide-entry';
export { correct, dispute, uphold, withdraw } from './dispute-entry';
export { mine } from './mine';
export { overdue } from './overdue';
export { pointCode } from './point-code';
export { report } from './report';
export { toDecide } from './to-decide';
export { roster, today } from './today';
