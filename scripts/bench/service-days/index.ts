import type { Figure } from '../figure';
import { crowdFigures } from './crowds';
import { requestFigures } from './requests';
import { scaleFigures } from './scale';

export const serviceDays: Figure[] = [...crowdFigures, ...requestFigures, ...scaleFigures];
