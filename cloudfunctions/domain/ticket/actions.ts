/** What the api offers of this subject: one procedure per verb. */
export { card } from './card';
export { callAgain, callNext, close, pause, resume, serve, setCapacity, skip } from './desk';
export { back, later, leave, rate } from './leave';
export { mine } from './mine';
export { openDesk } from './open-desk';
export { screen } from './screen';
export { take } from './take';
export { buildings, elders, family, takeByName, takeFor } from './take-for';
export { accept, stopWaiting, wait } from './waiting-list';
