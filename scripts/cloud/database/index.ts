import { LocalDatabase, makeCore } from './database';
import type { Database, DatabaseOptions } from './types';

/** Opens the database in a folder, and makes what `schema` asks for. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = new LocalDatabase(makeCore(options), { reads: 0, writes: 0 });
  if (options.schema) await database.applySchema(options.schema);
  return database;
}
