import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');
const CACHES = join(ROOT, 'node_modules/.cache');
const DAY = 24 * 3_600_000;

/** Something that takes seconds to make and is the same for every test. */
export interface Making {
  /** Of the folder below node_modules/.cache. */
  name: string;
  /** Whatever can change the result: files and folders of this repository. */
  sources: string[];
  /** What else it depends on. */
  given?: string;
  /** Writes it into an empty folder. */
  make(folder: string): Promise<unknown>;
}

/**
 * Folder of what was made. Made once for each state of the sources: all test processes share the result, and of two
 * that make it at the same time one throws its own away.
 */
export async function cached({ name, sources, given = '', make }: Making): Promise<string> {
  const cache = join(CACHES, `loulijian-${name}`);
  const folder = join(cache, fingerprint(sources, given));
  if (isThere(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  removeOld(cache);
  const own = mkdtempSync(join(cache, 'making-'));
  await make(own);
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!isThere(folder)) throw error;
    rmSync(own, { recursive: true });
  }
  return folder;
}

function fingerprint(sources: string[], given: string): string {
  const hash = createHash('sha256').update(given);
  for (const source of sources) {
    const path = join(ROOT, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
      : [path];
    for (const file of files.sort()) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Results of older sources; another process may still use those of today. */
function removeOld(cache: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DAY) rmSync(path, { recursive: true, force: true });
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
