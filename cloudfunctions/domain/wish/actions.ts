/** What the api offers of this subject: one procedure per verb. */
export { confirm, lack } from './answer';
export { board } from './board';
export { claim } from './claim-wish';
export { forWhom } from './for-whom';
export { fulfil } from './fulfil';
export { extend, giveBack } from './lease';
export { make } from './make';
export { mine } from './mine';
export { open } from './open-wish';
export { reveal } from './reveal';
export { split } from './split';
export { toVerify } from './to-verify';
export { decline, publish, takeUp } from './verify';
export { withdraw } from './withdraw';
