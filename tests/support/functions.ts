import { execFileSync } from 'node:child_process';
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions } from '../../scripts/build';
import { processEnvironment } from '../../scripts/cloud/functions/process-environment';
import { cached } from './cached';

const SOURCES = [
  'cloudfunctions',
  'typings',
  'miniprogram/lib',
  'scripts/build.ts',
  'scripts/build',
  'tests/support/functions.ts',
  'tests/support/compiled-function.cjs',
  'package-lock.json',
];

let built: Promise<string> | undefined;

/** Folder of the functions: bundled as they are deployed, and compiled. */
export function builtFunctions(): Promise<string> {
  built ??= cached({ name: 'functions', sources: SOURCES, given: process.version, make: buildCompiled });
  return built;
}

async function buildCompiled(folder: string): Promise<void> {
  const { names } = await buildFunctions({ out: folder });
  for (const name of names) compile(name, join(folder, name));
}

/**
 * Puts what V8 makes of a bundle beside it: tests start a new instance a thousand times, and compiling a megabyte of
 * script is half of what that takes.
 */
function compile(name: string, folder: string): void {
  renameSync(join(folder, 'index.js'), join(folder, 'bundle.js'));
  copyFileSync(join(__dirname, 'compiled-function.cjs'), join(folder, 'index.js'));
  const env = processEnvironment(name, 'http://127.0.0.1:1', {});
  execFileSync(process.execPath, [join(folder, 'index.js'), '--compile'], { env });
}
