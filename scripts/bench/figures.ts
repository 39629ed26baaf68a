import type { Figure } from './figure';
import { itRuns } from './it-runs';

/** Every figure that is promised. */
export const figures: Figure[] = [...itRuns];
