import { join } from 'node:path';
import type { Schema } from '../../typings/schema';
import { openDatabase } from './database';
import type { Database } from './database/types';
import { Files } from './storage/files';

/** What a cloud keeps: documents and files. */
export interface Data {
  database: Database;
  files: Files;
}

/** Opens what is kept in this folder, making it when it is missing. The database is to be closed. */
export async function openData(
  folder: string,
  options: { schema?: Schema; maxScan?: number } = {},
): Promise<Data> {
  const database = await openDatabase({ path: join(folder, 'database'), ...options });
  return { database, files: new Files(join(folder, 'files')) };
}
