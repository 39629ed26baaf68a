import { packageSizes } from '../../phone/packages';
import type { Figure } from '../figure';
import { PROJECT } from '../shared';

const KB = 1024;

export const packageFigures: Figure[] = [
  {
    subject: 'it-runs',
    name: 'main package, KB',
    limit: 1.5 * KB,
    short: true,
    async measure() {
      const main = (await packageSizes(PROJECT)).find(({ name }) => name === 'main');
      if (!main) throw new Error('there is no main package');
      return Math.ceil(main.bytes / KB);
    },
  },
  {
    subject: 'it-runs',
    name: 'largest sub-package, KB',
    limit: 500,
    short: true,
    async measure() {
      const others = (await packageSizes(PROJECT)).filter(({ name }) => name !== 'main');
      return Math.ceil(Math.max(0, ...others.map(({ bytes }) => bytes)) / KB);
    },
  },
];
