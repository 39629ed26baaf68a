import { cpSync } from 'node:fs';
import { schema } from '../../cloudfunctions/schema';
import { openData } from '../../scripts/cloud/data';
import { cloudFolder, markSeeded } from '../../scripts/start/data-folder';
import { temporaryData } from '../../scripts/start/testing';
import { loadSeeds } from '../../seeds/load';
import { cached } from './cached';

const SOURCES = [
  'seeds',
  'cloudfunctions',
  'scripts/cloud/data.ts',
  'scripts/cloud/database',
  'scripts/cloud/storage',
  'miniprogram/lib',
  'package-lock.json',
];
const HOUR = 3_600_000;

/**
 * A data folder of one's own, to be removed at the end, with the five communities as they stand at this instant;
 * without one, as of the last full hour.
 */
export async function seededData(at = new Date(Math.floor(Date.now() / HOUR) * HOUR)): Promise<string> {
  const seeded = await cached({
    name: 'seeds',
    sources: SOURCES,
    given: at.toISOString(),
    make: (folder) => seed(folder, at),
  });
  const data = temporaryData();
  cpSync(seeded, data, { recursive: true });
  return data;
}

async function seed(folder: string, at: Date): Promise<void> {
  const data = await openData(cloudFolder(folder), { schema });
  await loadSeeds(data, at);
  await data.database.close();
  markSeeded(folder);
}
