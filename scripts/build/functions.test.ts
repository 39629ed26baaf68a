import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from './functions';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loulijian-build-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('each function is one file that runs with nothing installed, below a package of ES modules', async () => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const out = join(folder, 'functions');
  const { names } = await buildFunctions({ out });
  expect(names).toEqual(expect.arrayContaining(['api', 'clock']));
  for (const name of names) {
    expect(readdirSync(join(out, name)).sort()).toEqual(['config.json', 'index.js', 'package.json']);
    expect(exportsOf(join(out, name))).toEqual(['main']);
  }
  // Minified, with the SDK inside.
  const api = readFileSync(join(out, 'api/index.js'), 'utf8');
  expect(api.length).toBeGreaterThan(1_000_000);
  expect(api.split('\n').length).toBeLessThan(2000);
});

test('a function that is gone from the source is gone from the build', async () => {
  writeFunction('first', 'exports.main = () => 1;');
  const out = join(folder, 'out');
  mkdirSync(join(out, 'gone'), { recursive: true });
  await buildFunctions({ source: join(folder, 'source'), out });
  expect(readdirSync(out).sort()).toEqual(['first', 'package.json']);
});

test('a broken source fails the build and says where', async () => {
  writeFunction('broken', 'export const main = ;');
  await expect(buildFunctions({ source: join(folder, 'source'), out: join(folder, 'out') })).rejects.toThrow(
    /broken\/index\.ts:1:20/,
  );
});

test('watching builds again after a change of source or config, and keeps the last good build', async () => {
  writeFunction('first', 'export const main = () => 1;');
  const out = join(folder, 'out');
  const builds = new Builds();
  const { stop } = await buildFunctions({ source: join(folder, 'source'), out, watch: builds.hear });
  try {
    writeFunction('first', 'export const main = ;');
    expect(await builds.next()).toEqual([expect.stringMatching(/first\/index\.ts:1:21: Unexpected ";"/)]);
    expect(exportsOf(join(out, 'first'))).toEqual(['main']);

    writeFunction('first', 'export const main = () => 2, other = 3;', { timeout: 7 });
    expect(await builds.next()).toEqual([]);
    expect(exportsOf(join(out, 'first'))).toEqual(['main', 'other']);
    expect(readFileSync(join(out, 'first/config.json'), 'utf8')).toBe('{"timeout":7}');

    writeConfig('first', { timeout: 8 });
    expect(await builds.next()).toEqual([]);
    expect(readFileSync(join(out, 'first/config.json'), 'utf8')).toBe('{"timeout":8}');
  } finally {
    await stop();
  }
}, 20_000);

function writeFunction(name: string, source: string, config = {}): void {
  mkdirSync(join(folder, 'source', name), { recursive: true });
  writeConfig(name, config);
  writeFileSync(join(folder, 'source', name, 'index.ts'), source);
}

function writeConfig(name: string, config: object): void {
  writeFileSync(join(folder, 'source', name, 'config.json'), JSON.stringify(config));
}

/** What a function's module exports, in a process of its own. */
function exportsOf(path: string): string[] {
  const script = `process.stdout.write(JSON.stringify(Object.keys(require(${JSON.stringify(path)}))))`;
  const env = { PATH: process.env.PATH, TENCENTCLOUD_RUNENV: 'SCF' };
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env }));
}

/** Builds in the order they end, each awaited once. */
class Builds {
  private readonly ended: string[][] = [];
  private waiting: ((errors: string[]) => void) | undefined;

  hear = (errors: string[]): void => {
    if (this.waiting) this.waiting(errors);
    else this.ended.push(errors);
    this.waiting = undefined;
  };

  next(): Promise<string[]> {
    const errors = this.ended.shift();
    return errors ? Promise.resolve(errors) : new Promise((resolve) => (this.waiting = resolve));
  }
}
