import { temporaryDatabase } from './testing';
import type { Database } from './types';

jest.setTimeout(60_000);

let database: Database;
let discard: () => Promise<void>;

beforeEach(async () => {
  ({ database, discard } = await temporaryDatabase({
    schema: {
      wishes: {
        indexes: [
          { name: 'code', keys: { code: 1 }, unique: true },
          { name: 'pair', keys: { street: 1, house: -1 }, unique: true },
        ],
      },
    },
  }));
});
afterEach(() => discard());

const duplicate = (index: string, key: string) =>
  '[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error ' +
  `collection: tnt-local.wishes index: ${index} dup key: { ${key} }}]}, {<nil>}]`;

test('of many who claim at once, exactly one wins', async () => {
  await database.insert('wishes', [{ _id: 'w', state: 'open' }]);
  const claims = Array.from({ length: 50 }, (_, i) =>
    database.update('wishes', { _id: 'w', state: 'open' }, { $set: { state: 'claimed', by: i } }),
  );
  const updated = (await Promise.all(claims)).map((result) => result.updated);
  expect(updated.filter((count) => count === 1)).toHaveLength(1);
  expect(updated.filter((count) => count === 0)).toHaveLength(49);
});

test('no increment is lost', async () => {
  await database.insert('wishes', [{ _id: 'w' }]);
  await Promise.all(
    Array.from({ length: 200 }, () => database.update('wishes', { _id: 'w' }, { $inc: { n: 1 } })),
  );
  expect(await database.find('wishes', { _id: 'w' })).toEqual([{ _id: 'w', n: 200 }]);
});

test('a duplicate is refused with the index and the key, and nothing of the request stays', async () => {
  await database.insert('wishes', [{ _id: 'a', code: 'A', street: 's', house: 1 }]);
  await expect(database.insert('wishes', [{ _id: 'a', code: 'B' }])).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: duplicate('_id_', ': "a"'),
  });
  const both = [
    { code: 'C', house: 1 },
    { code: 'A', house: 2 },
  ];
  await expect(database.insert('wishes', both)).rejects.toThrow(duplicate('code', ': "A"'));
  await expect(database.insert('wishes', [{ code: 'D', street: 's', house: 1 }])).rejects.toThrow(
    duplicate('pair', ': "s", : 1'),
  );
  const twice = [
    { _id: 'x', code: 'E', house: 3 },
    { _id: 'x', code: 'F', house: 4 },
  ];
  await expect(database.insert('wishes', twice)).rejects.toThrow(duplicate('_id_', ': "x"'));
  expect(await database.find('wishes', {})).toHaveLength(1);
  expect(await database.count('wishes', { code: 'C' })).toBe(0);
});

test('missing is a value: a unique index takes it once', async () => {
  await database.insert('wishes', [{ house: 1 }]);
  await expect(database.insert('wishes', [{ house: 2 }])).rejects.toThrow(duplicate('code', ': null'));
});

test('one update may move unique values between documents', async () => {
  await database.insert('wishes', [
    { _id: 'a', code: 1, house: 1 },
    { _id: 'b', code: 2, house: 2 },
  ]);
  await database.update('wishes', {}, { $inc: { code: 1 } }, { multi: true });
  expect((await database.find('wishes', { code: 2 }))[0]?._id).toBe('a');
});

test('a failing request in a crowd fails alone', async () => {
  const codes = [1, 2, 1, 3, 2];
  const results = await Promise.allSettled(
    codes.map((code, house) => database.insert('wishes', [{ code, house }])),
  );
  expect(results.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
  ]);
  expect(await database.count('wishes', {})).toBe(3);
});

test('only what changed is counted', async () => {
  await database.insert('wishes', [
    { _id: 'a', code: 1, house: 1, state: 'open' },
    { _id: 'b', code: 2, house: 2, state: 'done' },
  ]);
  const all = { multi: true };
  expect(await database.update('wishes', {}, { $set: { state: 'done' } }, all)).toEqual({ updated: 1 });
  expect(await database.update('wishes', {}, { $set: { state: 'x' } })).toEqual({ updated: 1 });
  expect(await database.update('wishes', { _id: 'none' }, { $set: { state: 'x' } })).toEqual({ updated: 0 });
  expect(await database.remove('wishes', {}, all)).toEqual({ deleted: 2 });
});

test('set replaces a document or makes it', async () => {
  expect(await database.set('wishes', 'a', { code: 1, x: 1 })).toEqual({ updated: 0, upsertedId: 'a' });
  expect(await database.set('wishes', 'a', { code: 2 })).toEqual({ updated: 1 });
  expect(await database.find('wishes', {})).toEqual([{ _id: 'a', code: 2 }]);
  expect(await database.count('wishes', { code: 1 })).toBe(0);
});

test('collections must be there, and are made once', async () => {
  await expect(database.find('nope', {})).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
    message: '[ResourceNotFound] Db or Table not exist: nope',
  });
  await expect(database.createCollection('wishes')).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: 'Table exist: wishes',
  });
  expect(database.collections()).toEqual(['wishes']);
});

test('closing finishes what was asked before, and refuses what is asked after', async () => {
  const inserted = database.insert('wishes', [{ _id: 'last' }]);
  const closed = database.close();
  await expect(inserted).resolves.toEqual(['last']);
  await closed;
  await expect(database.find('wishes', {})).rejects.toThrow('the database is closed');
  await expect(database.begin()).rejects.toThrow('the database is closed');
});

test('a projection takes or leaves fields', async () => {
  await database.insert('wishes', [{ _id: 'a', code: 1, deep: { x: 1, y: 2 } }]);
  expect(await database.find('wishes', {}, { projection: { 'deep.x': 1 } })).toEqual([
    { _id: 'a', deep: { x: 1 } },
  ]);
  expect(await database.find('wishes', {}, { projection: { deep: 0 } })).toEqual([{ _id: 'a', code: 1 }]);
});

test('operators the platform does not offer are refused by name', async () => {
  await expect(database.find('wishes', { a: { $jsonSchema: {} } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('$jsonSchema'),
  });
  await expect(database.find('wishes', { $where: 'true' })).rejects.toThrow('$where');
});
