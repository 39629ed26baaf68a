import type { Figure } from '../figure';
import { coldRequire } from './cold-require';
import { dataFigures } from './data';
import { packageFigures } from './packages';
import { phoneBuildFigures } from './phone-build';
import { readersFigures } from './readers';
import { reopenPage } from './reopen-page';
import { requestFigures } from './requests';
import { startFigure } from './start';

export const itRuns: Figure[] = [
  ...requestFigures,
  ...readersFigures,
  coldRequire,
  ...phoneBuildFigures,
  reopenPage,
  ...packageFigures,
  ...dataFigures,
  startFigure,
];
