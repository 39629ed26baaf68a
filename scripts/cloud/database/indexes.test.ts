/** What indexes save: how many documents are looked at. */

import { temporaryDatabase } from './testing';
import type { Database, Usage } from './types';

jest.setTimeout(60_000);

const BUILDINGS = 50;
const NOTICES = 40;

let database: Database;
let discard: () => Promise<void>;

beforeAll(async () => {
  ({ database, discard } = await temporaryDatabase({
    maxScan: 1000,
    schema: {
      notices: {
        indexes: [
          { name: 'area_at', keys: { area: 1, at: -1, _id: -1 } },
          { name: 'readers_at', keys: { readers: 1, at: -1 } },
          { name: 'token', keys: { token: 1 }, unique: true },
        ],
      },
    },
  }));
  const notices = Array.from({ length: BUILDINGS * NOTICES }, (_, i) => ({
    _id: `n${String(i).padStart(5, '0')}`,
    area: `street.c${i % 5}.b${i % BUILDINGS}`,
    at: new Date(1_700_000_000_000 + i * 1000),
    readers: [`p${i % 7}`, `p${i % 11}`, `p${i % 7}`],
    token: `t${i}`,
    number: i,
  }));
  await database.insert('notices', notices);
});
afterAll(() => discard());

const area = 'street.c3.b3';

test('a page of an index reads only the page', async () => {
  const query = { area };
  const options = { order: { at: -1 }, limit: 10 } as const;
  expect(await database.explain('notices', query, options)).toEqual({
    collection: 'notices',
    index: 'area_at',
    scanned: 10,
    returned: 10,
    ordered: true,
  });
  const page = await database.find('notices', query, options);
  const times = page.map(({ at }) => (at as Date).getTime());
  expect(times).toEqual([...times].sort((left, right) => right - left));
});

test('an index serves its opposite order too', async () => {
  const explanation = await database.explain('notices', { area }, { order: { at: 1 }, limit: 5 });
  expect(explanation).toMatchObject({ index: 'area_at', scanned: 5, ordered: true });
});

test('several values of an array, sorted by the next field, are merged', async () => {
  const query = { readers: { $in: ['p1', 'p2', 'p3'] } };
  const explanation = await database.explain('notices', query, { order: { at: -1 }, limit: 10 });
  expect(explanation).toMatchObject({ index: 'readers_at', returned: 10, ordered: true });
  expect(explanation.scanned).toBeLessThanOrEqual(10 + 3);
});

test('the page after a document is read from where that document stands', async () => {
  const order = { at: -1, _id: -1 } as const;
  const all = await database.find('notices', { area }, { order });
  const last = all[9];
  const after = { area, $or: [{ at: { $lt: last?.at } }, { at: last?.at, _id: { $lt: last?._id } }] };
  const explanation = await database.explain('notices', after, { order, limit: 10 });
  expect(explanation).toMatchObject({ index: 'area_at', returned: 10, ordered: true });
  expect(explanation.scanned).toBeLessThanOrEqual(11);
  expect(await database.find('notices', after, { order, limit: 10 })).toEqual(all.slice(10, 20));
});

test('what lies below an area is one stretch of the index', async () => {
  for (const below of [/^street\.c3\./, { $gte: 'street.c3.', $lt: 'street.c3/' }]) {
    const explanation = await database.explain('notices', { area: below });
    expect(explanation).toMatchObject({ index: 'area_at', scanned: 400, returned: 400 });
  }
});

test('conditions within $and count', async () => {
  const query = { $and: [{ area }, { $and: [{ at: { $gte: new Date(1_700_000_000_000 + 1_900_000) } }] }] };
  expect(await database.explain('notices', query)).toMatchObject({
    index: 'area_at',
    scanned: 2,
    returned: 2,
  });
});

test('of two indexes the one that leaves less is read', async () => {
  expect(await database.explain('notices', { area, token: 't3' })).toMatchObject({
    index: 'token',
    scanned: 1,
  });
});

test('a count the index answers reads no document', async () => {
  const usage: Usage = { reads: 0, writes: 0 };
  expect(await database.metered(usage).count('notices', { area })).toBe(NOTICES);
  expect(await database.metered(usage).count('notices', {})).toBe(BUILDINGS * NOTICES);
  expect(usage.reads).toBe(0);
});

test('reads and writes of one request are counted apart from others', async () => {
  const usage: Usage = { reads: 0, writes: 0 };
  const metered = database.metered(usage);
  await metered.update(
    'notices',
    { area, at: { $lt: new Date(1_700_000_060_000) } },
    { $set: { seen: 1 } },
    { multi: true },
  );
  await database.find('notices', { area });
  expect(usage).toEqual({ reads: 2, writes: 2 });
});

test('a query that looks at too much is refused, naming the index it lacks', async () => {
  const query = { state: 'open', number: { $gte: 5 } };
  await expect(database.find('notices', query, { order: { at: -1 } })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message:
      'the query {"state":"open","number":{"$gte":5}} sorted by {"at":-1} of notices looks at more than 1000 documents; ' +
      'it lacks an index like {"state":1,"at":-1,"number":1}, or finds too much',
  });
  await expect(database.update('notices', { number: -1 }, { $set: { a: 1 } })).rejects.toThrow(
    'more than 1000',
  );
});

test('an index on an array never gives its order, for a document has several places in it', async () => {
  const explanation = await database.explain('notices', { area }, { order: { readers: 1 }, limit: 5 });
  expect(explanation).toMatchObject({ index: 'area_at', ordered: false, returned: 5 });
});

test('an index made later finds the documents there were', async () => {
  await database.createIndex('notices', { name: 'number', keys: { number: -1 } });
  expect(await database.explain('notices', { number: { $lt: 3 } })).toMatchObject({
    index: 'number',
    scanned: 3,
  });
});

test('an index that changed is made again, and one that cannot be made changes nothing', async () => {
  await database.createCollection('codes');
  await database.insert('codes', [
    { a: 1, b: 1 },
    { a: 1, b: 2 },
  ]);
  await database.createIndex('codes', { name: 'code', keys: { a: 1 } });
  const unique = { name: 'code', keys: { a: 1 }, unique: true } as const;
  await expect(database.createIndex('codes', unique)).rejects.toThrow('E11000');
  expect(await database.explain('codes', { a: 1 })).toMatchObject({ index: 'code', scanned: 2 });
  await database.createIndex('codes', { name: 'code', keys: { b: 1 }, unique: true });
  expect(await database.explain('codes', { b: 1 })).toMatchObject({ index: 'code', scanned: 1 });
  expect(await database.explain('codes', { a: 1 })).toMatchObject({ index: null, scanned: 2 });
});

test('while an index is being made nobody misses a document', async () => {
  await database.createCollection('growing');
  const made = Array.from({ length: 300 }, (_, n) => ({ _id: `g${n}`, n }));
  await database.insert('growing', made);
  const transactionId = await database.begin();
  let isMade = false;
  const making = database.createIndex('growing', { name: 'n', keys: { n: 1 } }).then(() => {
    isMade = true;
  });
  while (!isMade) {
    expect(await database.find('growing', { n: 7 })).toHaveLength(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await making;
  expect(await database.explain('growing', { n: 7 })).toMatchObject({ index: 'n', returned: 1 });
  expect(await database.explain('growing', { n: 7 }, { transactionId })).toMatchObject({
    index: null,
    returned: 1,
  });
});

test('two arrays in one index are refused', async () => {
  await database.applySchema({ pairs: { indexes: [{ name: 'both', keys: { a: 1, b: 1 } }] } });
  await expect(database.insert('pairs', [{ a: [1], b: [2] }])).rejects.toThrow(
    'cannot index parallel arrays',
  );
});
