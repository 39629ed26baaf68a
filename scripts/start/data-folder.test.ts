import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cloudFolder,
  DataInUse,
  emptyData,
  type Holder,
  holdData,
  isSeeded,
  markSeeded,
} from './data-folder';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loulijian-data-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Another process that says it has the folder: this one's parent lives as long as the tests do. */
function heldBy(holder: Partial<Holder>): void {
  const other = { pid: process.ppid, since: Date.now(), ...holder };
  writeFileSync(join(folder, 'holder.json'), JSON.stringify(other));
}

test('a folder is held once, and again after it was released', async () => {
  const held = await holdData(folder);
  await expect(holdData(folder)).rejects.toThrow(DataInUse);
  held.release();
  await holdData(folder);
});

test('whoever answers at the address it gave has the folder, and is named', async () => {
  const server = createServer((_request, response) => response.end());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  heldBy({ url, since: 0 });
  await expect(holdData(folder)).rejects.toThrow(`楼里见已经在运行：${url}`);
  await new Promise((closed) => server.close(closed));
  await holdData(folder);
});

test.each([
  ['died', { pid: 2 ** 22 + 1 }],
  ['never came up, and its number is another process by now', { since: Date.now() - 120_000 }],
])('a holder that %s has the folder no longer', async (_what, holder) => {
  heldBy(holder);
  await holdData(folder);
});

test('a holder written halfway has nothing', async () => {
  writeFileSync(join(folder, 'holder.json'), '{"pid":');
  await holdData(folder);
});

test('emptying removes what is kept, and nothing else that lies there', () => {
  mkdirSync(cloudFolder(folder));
  writeFileSync(join(cloudFolder(folder), 'data.mdb'), '');
  writeFileSync(join(folder, 'wechat.json'), '{}');
  writeFileSync(join(folder, 'notes.txt'), '');
  markSeeded(folder);
  emptyData(folder);
  expect(isSeeded(folder)).toBe(false);
  expect(existsSync(cloudFolder(folder))).toBe(false);
  expect(existsSync(join(folder, 'wechat.json'))).toBe(false);
  expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
});
