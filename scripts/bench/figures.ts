import { building } from './building';
import type { Figure } from './figure';
import { itRuns } from './it-runs';
import { month } from './month';
import { serviceDays } from './service-days';

/** Every figure that is promised. */
export const figures: Figure[] = [...itRuns, ...serviceDays, ...building, ...month];
