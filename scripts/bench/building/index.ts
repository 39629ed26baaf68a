import type { Figure } from '../figure';
import { deskFigures } from './desk';
import { enquiryFigures } from './enquiries';
import { messageFigures } from './messages';
import { wishFigures } from './wishes';

export const building: Figure[] = [...deskFigures, ...enquiryFigures, ...wishFigures, ...messageFigures];
