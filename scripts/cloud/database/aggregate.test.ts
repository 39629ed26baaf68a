import { temporaryDatabase } from './testing';
import type { Database, Usage } from './types';

jest.setTimeout(60_000);

let database: Database;
let discard: () => Promise<void>;

beforeAll(async () => {
  ({ database, discard } = await temporaryDatabase({
    maxScan: 600,
    schema: {
      notices: { indexes: [{ name: 'area_at', keys: { area: 1, at: -1 } }] },
      reads: {
        indexes: [
          { name: 'notice_person', keys: { notice: 1, person: 1 }, unique: true },
          { name: 'people', keys: { tags: 1 } },
        ],
      },
      people: { indexes: [{ name: 'place', keys: { place: '2dsphere' } }] },
      logs: { indexes: [] },
    },
  }));
  await database.insert(
    'people',
    Array.from({ length: 10 }, (_, i) => ({
      _id: `p${i}`,
      name: `志愿者 ${i}`,
      place: { type: 'Point', coordinates: [113 + i / 100, 28] },
    })),
  );
  await database.insert(
    'notices',
    Array.from({ length: 200 }, (_, i) => ({
      _id: `n${String(i).padStart(3, '0')}`,
      area: `b${i % 4}`,
      at: new Date(i * 3_600_000),
      by: `p${i % 10}`,
      owners: [`p${i % 10}`, `p${(i + 1) % 10}`],
    })),
  );
  await database.insert(
    'reads',
    Array.from({ length: 400 }, (_, i) => ({
      notice: `n${String(i % 200).padStart(3, '0')}`,
      person: `p${Math.floor(i / 200)}`,
      tags: [`t${i % 3}`, 'all'],
    })),
  );
});
afterAll(() => discard());

/** The rows, and how many documents were looked at. */
async function run(collection: string, stages: Record<string, unknown>[]) {
  const usage: Usage = { reads: 0, writes: 0 };
  const rows = await database.metered(usage).aggregate(collection, stages);
  return { rows, reads: usage.reads };
}

test('a page with its lookups reads the page and what belongs to it', async () => {
  const { rows, reads } = await run('notices', [
    { $match: { area: 'b1' } },
    { $sort: { at: -1 } },
    { $limit: 5 },
    { $lookup: { from: 'people', localField: 'by', foreignField: '_id', as: 'author' } },
    { $lookup: { from: 'people', localField: 'owners', foreignField: '_id', as: 'owners' } },
    {
      $lookup: {
        from: 'reads',
        let: { id: '$_id' },
        pipeline: [
          { $match: { $expr: { $and: [{ $eq: ['$notice', '$$id'] }, { $gte: ['$person', 'p1'] }] } } },
          {
            $lookup: {
              from: 'people',
              let: { p: '$person' },
              pipeline: [{ $match: { $expr: { $eq: ['$$p', '$_id'] } } }],
              as: 'who',
            },
          },
          { $project: { _id: 0, person: 1, who: 1, notice: '$$id' } },
        ],
        as: 'reads',
      },
    },
  ]);
  expect(rows.map(({ _id }) => _id)).toEqual(['n197', 'n193', 'n189', 'n185', 'n181']);
  expect(rows[0]).toMatchObject({
    author: [{ _id: 'p7' }],
    owners: [{ _id: 'p7' }, { _id: 'p8' }],
    reads: [{ person: 'p1', notice: 'n197', who: [{ _id: 'p1' }] }],
  });
  // 5 notices, 5 authors, 10 owners, 5 reads, 5 readers.
  expect(reads).toBe(30);
});

test('variables reach lookups within lookups', async () => {
  const inner = {
    from: 'people',
    let: {},
    pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$author'] } } }],
    as: 'author',
  };
  const { rows, reads } = await run('notices', [
    { $match: { _id: 'n003' } },
    {
      $lookup: {
        from: 'reads',
        let: { author: '$by', id: '$_id' },
        pipeline: [{ $match: { $expr: { $in: ['$notice', ['$$id', 'none']] } } }, { $lookup: inner }],
        as: 'reads',
      },
    },
  ]);
  expect(rows[0]?.reads).toMatchObject([{ author: [{ _id: 'p3' }] }, { author: [{ _id: 'p3' }] }]);
  expect(reads).toBe(5);
});

test('a lookup joins null with missing, and an array with each of its elements', async () => {
  await database.insert('logs', [
    { _id: 'x' },
    { _id: 'y', ref: null },
    { _id: 'z', ref: ['x', 'y'] },
    { _id: 'e', ref: [] },
  ]);
  const { rows } = await run('logs', [
    { $sort: { _id: 1 } },
    { $lookup: { from: 'logs', localField: 'ref', foreignField: '_id', as: 'deep.found' } },
    { $project: { found: '$deep.found._id' } },
  ]);
  expect(rows).toEqual([
    { _id: 'e', found: [] },
    { _id: 'x', found: [] },
    { _id: 'y', found: [] },
    { _id: 'z', found: ['x', 'y'] },
  ]);
});

test('a lookup without an index is refused like any query', async () => {
  const lookup = { from: 'reads', localField: '_id', foreignField: 'person', as: 'reads' };
  await expect(run('people', [{ $lookup: lookup }])).rejects.toThrow(
    'of reads looks at more than 600 documents; it lacks an index like {"person":1}',
  );
});

test('without a limit there are 20 results', async () => {
  expect((await run('notices', [{ $match: { area: 'b0' } }])).rows).toHaveLength(20);
  expect((await run('notices', [{ $match: { area: 'b0' } }, { $limit: 30 }])).rows).toHaveLength(30);
  const { rows, reads } = await run('notices', [{ $sort: { _id: 1 } }, { $skip: 5 }]);
  expect(rows[0]?._id).toBe('n005');
  expect(reads).toBe(25);
});

test('groups, counts and buckets', async () => {
  const grouped = await run('notices', [
    {
      $group: {
        _id: { $dateToString: { date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' } },
        n: { $sum: 1 },
      },
    },
    { $sort: { _id: 1 } },
  ]);
  expect(grouped.rows).toEqual([{ _id: '1970-01', n: 200 }]);
  expect((await run('notices', [{ $match: { area: 'b1' } }, { $count: 'n' }])).rows).toEqual([{ n: 50 }]);
  expect((await run('notices', [{ $match: { area: 'none' } }, { $count: 'n' }])).rows).toEqual([]);
  const hour = 3_600_000;
  const bucket = {
    groupBy: '$at',
    boundaries: [-hour, 0, hour * 10, hour * 50].map((time) => new Date(time)),
    default: 'later',
    output: { n: { $sum: 1 } },
  };
  expect((await run('notices', [{ $bucket: bucket }])).rows).toEqual([
    { _id: 'later', n: 150 },
    { _id: new Date(0), n: 10 },
    { _id: new Date(hour * 10), n: 40 },
  ]);
  const narrow = { groupBy: '$at', boundaries: [new Date(0), new Date(1)] };
  await expect(run('notices', [{ $bucket: narrow }])).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
  const wrong = { groupBy: '$at', boundaries: [2, 1] };
  await expect(run('notices', [{ $bucket: wrong }])).rejects.toThrow('in ascending order');
  expect((await run('notices', [{ $sortByCount: '$by' }])).rows).toHaveLength(10);
  const halves = await run('notices', [{ $bucketAuto: { groupBy: '$at', buckets: 2 } }]);
  expect(halves.rows).toMatchObject([
    { _id: { min: new Date(0), max: new Date(hour * 100) }, count: 100 },
    { _id: { min: new Date(hour * 100), max: new Date(hour * 199) }, count: 100 },
  ]);
  expect((await run('notices', [{ $sample: { size: 3 } }])).rows).toHaveLength(3);
});

test('reshapes rows', async () => {
  const { rows } = await run('notices', [
    { $match: { _id: { $in: ['n001', 'n002'] } } },
    { $unwind: '$owners' },
    { $addFields: { isAuthor: { $eq: ['$owners', '$by'] } } },
    { $match: { isAuthor: false } },
    { $sort: { owners: -1 } },
    { $replaceRoot: { newRoot: { owner: '$owners', notice: '$_id' } } },
  ]);
  expect(rows).toEqual([
    { owner: 'p3', notice: 'n002' },
    { owner: 'p2', notice: 'n001' },
  ]);
});

test('$geoNear gives distances, nearest first', async () => {
  const geoNear = {
    near: { type: 'Point', coordinates: [113.031, 28] },
    distanceField: 'far.metres',
    spherical: true,
  };
  const { rows } = await run('people', [
    { $geoNear: { ...geoNear, query: { _id: { $ne: 'p3' } }, includeLocs: 'at' } },
    { $limit: 2 },
  ]);
  expect(rows.map(({ _id }) => _id)).toEqual(['p4', 'p2']);
  expect(rows[0]).toMatchObject({
    at: { coordinates: [113.04, 28] },
    far: { metres: expect.closeTo(884.6, 0) },
  });
  const narrow = { ...geoNear, key: 'place', maxDistance: 900, distanceMultiplier: 0.001 };
  const near = await run('people', [{ $geoNear: narrow }]);
  expect(near.rows).toMatchObject([{ _id: 'p3', far: { metres: expect.closeTo(0.0983, 3) } }, { _id: 'p4' }]);
});

test.each(['$facet', '$graphLookup', '$redact', '$out', '$merge', '$unionWith'])(
  '%s is refused by name',
  async (name) => {
    const message = `the aggregate stage ${name} is not supported`;
    await expect(run('notices', [{ [name]: {} }])).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message,
    });
    const inside = { from: 'reads', pipeline: [{ [name]: {} }], as: 'x' };
    await expect(run('notices', [{ $lookup: inside }])).rejects.toThrow(message);
  },
);

test('what an expression cannot do is the request that failed', async () => {
  const failure = { code: 'DATABASE_REQUEST_FAILED' };
  await expect(
    run('notices', [{ $match: { _id: 'n001' } }, { $project: { x: { $nope: 1 } } }]),
  ).rejects.toMatchObject(failure);
  await expect(run('notices', [{ $limit: 0 }])).rejects.toMatchObject(failure);
  await expect(run('notices', [{ $function: {} }])).rejects.toMatchObject(failure);
});
