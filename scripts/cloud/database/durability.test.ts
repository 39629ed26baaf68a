import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '.';
import { temporaryFolder } from './testing';

jest.setTimeout(60_000);

test('what was acknowledged is there after the process was killed', async () => {
  const path = temporaryFolder();
  const acknowledged = await acknowledgedBeforeKill(path, 200);
  const database = await openDatabase({ path });
  const stored = await database.find('log', { writer: { $gte: 1 } });
  const ids = new Set(stored.map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  // Index and documents agree: every document is found through the index.
  expect(await database.count('log', {})).toBe(stored.length);
  await database.close();
  rmSync(path, { recursive: true });
});

/** Lets the child write until it acknowledged `enough` writes, kills it in the middle, and gives what it acknowledged. */
async function acknowledgedBeforeKill(path: string, enough: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'durability.child.ts'), path]);
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
    if (output.split('\n').length > enough) child.kill('SIGKILL');
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const [, signal] = await once(child, 'close');
  expect({ signal, complaints }).toEqual({ signal: 'SIGKILL', complaints: '' });
  return output.split('\n').slice(0, -1);
}
