import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildFunctions } from '../../scripts/build';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/loulijian-functions');
/** Whatever can change the built functions. */
const SOURCES = ['cloudfunctions', 'typings', 'miniprogram/lib', 'scripts/build.ts', 'package-lock.json'];
const DAY = 24 * 3_600_000;

let built: Promise<string> | undefined;

/**
 * Folder of the built functions. Built once for each state of the sources: all test processes share the result, and
 * of two that build at the same time one throws its own away.
 */
export function builtFunctions(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const folder = join(CACHE, fingerprint());
  if (isThere(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  removeOld();
  const own = mkdtempSync(join(CACHE, 'building-'));
  await buildFunctions({ out: own });
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!isThere(folder)) throw error;
    rmSync(own, { recursive: true });
  }
  return folder;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
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
function removeOld(): void {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DAY) rmSync(path, { recursive: true, force: true });
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
