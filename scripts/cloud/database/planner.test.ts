/** Whatever the planner chooses, the answer is that of looking at every document. */

import fc from 'fast-check';
import { find } from 'mingo';
import type { Index } from '../../../typings/schema';
import { matcher } from './operators';
import { temporaryDatabase } from './testing';
import type { Database, Document } from './types';

jest.setTimeout(60_000);

const INDEXES: Index[] = [
  { name: 'state_at', keys: { state: 1, at: -1 } },
  { name: 'at', keys: { at: 1, _id: -1 } },
  { name: 'tags_at', keys: { tags: 1, at: 1 } },
  { name: 'steps', keys: { 'steps.by': 1, 'steps.n': -1 } },
  { name: 'nested', keys: { 'where.area': 1, state: -1 } },
];

const word = fc.constantFrom('a', 'b', 'ab', 'a.b', '', '楼', 'a\u0000', '😀');
const whole = fc.integer({ min: -2, max: 3 });
const scalar = fc.oneof(
  word,
  whole,
  fc.constant(null),
  fc.boolean(),
  fc.constantFrom(new Date(0), new Date(5)),
);
const step = fc.record({ by: word, n: whole }, { requiredKeys: [] });

const document = fc.record(
  {
    state: scalar,
    at: fc.oneof(
      whole,
      fc.constantFrom(1.5, -0, Number.POSITIVE_INFINITY),
      fc.constantFrom(new Date(0), new Date(5)),
    ),
    tags: fc.oneof(fc.array(fc.oneof(word, whole), { maxLength: 3 }), word),
    steps: fc.array(step, { maxLength: 3 }),
    where: fc.record({ area: fc.constantFrom('a', 'a.b', 'a.b.c', 'ab') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const path = fc.constantFrom('state', 'at', 'tags', 'steps.by', 'steps.n', 'where.area', '_id', 'absent');
const condition = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.record({ $in: fc.array(scalar, { maxLength: 4 }) }),
  fc.record({ $gte: fc.oneof(word, whole), $lt: fc.oneof(word, whole) }, { requiredKeys: [] }),
  fc.record({ $gt: fc.oneof(word, whole), $lte: fc.oneof(word, whole) }, { requiredKeys: ['$gt'] }),
  fc.record({ $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $all: fc.array(fc.oneof(word, whole), { minLength: 1, maxLength: 2 }) }),
  fc.record({ $not: fc.record({ $gt: whole }) }),
  fc.constantFrom(/^a/, /^a\.b/, /^ab*/, /b$/, /^A/i, /^a|b/),
);
const elementCondition = fc.record({
  steps: fc.record({ $elemMatch: fc.record({ by: word, n: fc.oneof(whole, fc.record({ $gt: whole })) }) }),
});
/** Two conditions on one array, which different elements may meet. */
const crossing = fc.record({ 'steps.by': word, 'steps.n': whole });
const part = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true }) },
  elementCondition,
  crossing,
);
const query = fc.oneof(
  { weight: 4, arbitrary: part },
  fc.tuple(part, fc.array(part, { minLength: 1, maxLength: 3 })).map(([outer, $or]) => ({ ...outer, $or })),
  fc.array(part, { minLength: 1, maxLength: 2 }).map(($and) => ({ $and })),
);
/** Ends in `_id`, so that the order leaves nothing open. */
const direction = fc.constantFrom<1 | -1>(1, -1);
const order = fc
  .tuple(
    fc.subarray(['state', 'at', 'where.area'], { maxLength: 2 }),
    fc.tuple(direction, direction, direction),
  )
  .map(([paths, directions]) =>
    Object.fromEntries([...paths, '_id'].map((name, i) => [name, directions[i] as 1 | -1])),
  );
const page = fc.record(
  { skip: fc.nat(3), limit: fc.integer({ min: 1, max: 5 }) },
  { requiredKeys: [], noNullPrototype: true },
);
const question = fc.record({ query, order, page }, { noNullPrototype: true });

let database: Database;
let discard: () => Promise<void>;
let collections = 0;

beforeAll(async () => {
  ({ database, discard } = await temporaryDatabase());
});
afterAll(() => discard());

/** A new collection with the documents, some of which were something else before. */
async function collectionOf(documents: Document[]): Promise<string> {
  const name = `random${collections++}`;
  await database.applySchema({ [name]: { indexes: INDEXES } });
  const earlier = documents.map(({ _id }, i) => ({ ...documents[documents.length - 1 - i], _id }));
  await database.insert(name, [...earlier, { _id: 'removed', tags: ['a', 'b'], at: 1 }]);
  for (const { _id, ...body } of documents) await database.set(name, _id, body);
  await database.remove(name, { _id: 'removed' });
  return name;
}

test('finds, sorts and pages as a full scan does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      fc.array(question, { minLength: 30, maxLength: 30 }),
      async (bodies, asked) => {
        const documents = bodies.map((body, i) => ({ _id: `id${String(i).padStart(2, '0')}`, ...body }));
        const name = await collectionOf(documents);
        for (const { query, order, page } of asked) {
          const all = find(documents.filter(matcher(query)), {})
            .sort(order)
            .all();
          const { skip = 0, limit = all.length } = page;
          expect(await database.find(name, query, { order, ...page })).toEqual(all.slice(skip, skip + limit));
          expect(await database.count(name, query)).toBe(all.length);
        }
      },
    ),
    { numRuns: 15 },
  );
});
