/** For tests: databases that vanish. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '.';
import type { Database, DatabaseOptions } from './types';

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'local-database-'));
}

/** A database in a folder of its own; `discard` closes it and removes the folder. */
export async function temporaryDatabase(
  options: Partial<DatabaseOptions> = {},
): Promise<{ database: Database; discard: () => Promise<void> }> {
  const path = temporaryFolder();
  const database = await openDatabase({ path, ...options });
  const discard = async () => {
    await database.close();
    rmSync(path, { recursive: true });
  };
  return { database, discard };
}
