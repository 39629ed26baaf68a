import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '.';
import type { Database } from './types';

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'database-'));
  database = await openDatabase({
    path: folder,
    schema: {
      wishes: {
        indexes: [
          { name: 'state_at', keys: { state: 1, at: -1 } },
          { name: 'code', keys: { code: 1 }, unique: true },
        ],
      },
    },
  });
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test('smoke', async () => {
  const ids = await database.insert('wishes', [
    { state: 'open', at: new Date(1), code: 1 },
    { state: 'open', at: new Date(2), code: 2 },
    { state: 'done', at: new Date(3), code: 3, r: /a/i, n: null, l: [1, { y: 2.5 }] },
  ]);
  expect(ids).toHaveLength(3);
  expect(await database.find('wishes', { state: 'open' }, { order: { at: -1 } })).toMatchObject([
    { code: 2 },
    { code: 1 },
  ]);
  expect(await database.explain('wishes', { state: 'open' }, { order: { at: -1 }, limit: 1 })).toMatchObject({
    index: 'state_at',
    scanned: 1,
    ordered: true,
  });
  expect(
    await database.update(
      'wishes',
      { state: 'open' },
      { $set: { state: 'done' }, $inc: { n: 1 } },
      { multi: true },
    ),
  ).toEqual({ updated: 2 });
  expect(await database.count('wishes', { state: 'done' })).toBe(3);
  await expect(database.insert('wishes', [{ code: 3 }])).rejects.toThrow('E11000');
  expect(
    await database.aggregate('wishes', [
      { $match: { state: 'done' } },
      { $group: { _id: '$state', n: { $sum: 1 } } },
    ]),
  ).toEqual([{ _id: 'done', n: 3 }]);
  const tx = await database.begin();
  await database.update('wishes', { code: 3 }, { $set: { x: 1 } }, { transactionId: tx });
  expect(await database.find('wishes', { x: 1 })).toEqual([]);
  expect(await database.find('wishes', { x: 1 }, { transactionId: tx })).toHaveLength(1);
  await database.commit(tx);
  expect(await database.find('wishes', { x: 1 })).toHaveLength(1);
});
