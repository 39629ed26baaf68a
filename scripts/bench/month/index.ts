import type { Figure } from '../figure';
import { exported100k } from './export';
import { rightFigures } from './right';
import { tallyFigures } from './tally';
import { yearFigures } from './year';

export const month: Figure[] = [...rightFigures, ...tallyFigures, ...yearFigures, ...exported100k];
