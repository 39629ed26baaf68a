import { join } from 'node:path';
import { schema } from '../../../cloudfunctions/schema';
import { openDatabase } from '../../cloud/database';
import type { Figure } from '../figure';

const MANY = 200_000;
const BATCH = 5000;

function manyReads(start: number): Record<string, unknown>[] {
  return Array.from({ length: BATCH }, (_, index) => {
    const number = start + index;
    const building = `bench.${number % 1000}`;
    const household = `${building}.${number % 50}`;
    return {
      notice: `notice ${number % 400}`,
      building,
      household,
      person: `${number}`,
      told: false,
      at: new Date(),
      month: '2026-11',
    };
  });
}

export const dataFigures: Figure[] = [
  {
    subject: 'it-runs',
    name: 'loading the seeds, s',
    limit: 20,
    short: true,
    measure: async (shared) => (await shared.cloud()).loading / 1000,
  },
  {
    subject: 'it-runs',
    name: 'opening 200,000 documents and finding some, s',
    limit: 1,
    short: false,
    async measure(shared) {
      const path = join(shared.folder(), 'database');
      const filling = await openDatabase({ path, schema });
      for (let start = 0; start < MANY; start += BATCH) await filling.insert('reads', manyReads(start));
      await filling.close();

      const begun = performance.now();
      const database = await openDatabase({ path, schema });
      await database.find('reads', { notice: 'notice 7', building: 'bench.7' });
      const seconds = (performance.now() - begun) / 1000;
      await database.close();
      return seconds;
    },
  },
];
