import type { Figure } from '../figure';
import { exported100k } from './export';
import { rightFigures } from './right';
import { tallyFigures } from './tally';

export const month: Figure[] = [...rightFigures, ...tallyFigures, ...exported100k];
