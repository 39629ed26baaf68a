/** What the api offers of this subject: one procedure per verb. */
export { accept, decline } from './answer';
export { ask, assignment } from './assign';
export { drop } from './drop';
export { mine } from './mine';
export { open } from './open';
export { addNeed, handTo, setCount } from './plan';
export { risk } from './risk';
export { signUp, stopWaiting, wait } from './sign-up';
