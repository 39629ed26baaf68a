import { startContract } from './harness';

const contract = startContract({
  schema: {
    people: { indexes: [] },
    hours: { indexes: [{ name: 'by_person', keys: { personId: 1 } }] },
  },
});

beforeAll(async () => {
  const { database } = contract.cloud;
  await database.insert('people', [
    { _id: 'p1', name: '志愿者 001', squad: 'red' },
    { _id: 'p2', name: '志愿者 002', squad: 'blue' },
  ]);
  await database.insert('hours', [
    { _id: 'h1', personId: 'p1', minutes: 90, at: new Date('2026-01-31T16:30:00Z') },
    { _id: 'h2', personId: 'p1', minutes: 30, at: new Date('2026-02-03T01:00:00Z') },
    { _id: 'h3', personId: 'p2', minutes: 60, at: new Date('2026-02-04T01:00:00Z') },
  ]);
});

test('match, group, sort, project, skip, limit, count', async () => {
  const result = await contract.run(async ({ db, $ }) => {
    const hours = () => db.collection('hours').aggregate();
    const { list: totals } = await hours()
      .match({ minutes: db.command.gte(30) })
      .group({ _id: '$personId', minutes: $.sum('$minutes'), times: $.sum(1), longest: $.max('$minutes') })
      .sort({ minutes: -1 })
      .project({ _id: 0, person: '$_id', minutes: 1, times: 1, longest: 1 })
      .end();
    const { list: page } = await hours().sort({ minutes: 1 }).skip(1).limit(1).project({ minutes: 1 }).end();
    const { list: counted } = await hours().match({ personId: 'p1' }).count('n').end();
    return { totals, page, counted };
  });
  expect(result).toEqual({
    totals: [
      { person: 'p1', minutes: 120, times: 2, longest: 90 },
      { person: 'p2', minutes: 60, times: 1, longest: 60 },
    ],
    page: [{ _id: 'h3', minutes: 60 }],
    counted: [{ n: 2 }],
  });
});

test('lookup by field and by pipeline, unwind, replaceRoot, addFields', async () => {
  const result = await contract.run(async ({ db, $ }) => {
    const people = () => db.collection('people').aggregate().sort({ _id: 1 });
    const { list: byField } = await people()
      .lookup({ from: 'hours', localField: '_id', foreignField: 'personId', as: 'hours' })
      .project({ minutes: $.sum('$hours.minutes') })
      .end();
    const { list: byPipeline } = await people()
      .lookup({
        from: 'hours',
        let: { person: '$_id' },
        pipeline: $.pipeline()
          .match(db.command.expr($.and([$.eq(['$personId', '$$person']), $.gt(['$minutes', 40])])))
          .project({ _id: 0, minutes: 1 })
          .done(),
        as: 'long',
      })
      .project({ long: 1 })
      .end();
    const { list: flat } = await people()
      .lookup({ from: 'hours', localField: '_id', foreignField: 'personId', as: 'hours' })
      .unwind('$hours')
      .replaceRoot({ newRoot: $.mergeObjects(['$hours', { squad: '$squad' }]) })
      .addFields({ hours: $.divide(['$minutes', 60]) })
      .sort({ _id: 1 })
      .project({ squad: 1, hours: 1 })
      .end();
    return { byField, byPipeline, flat };
  });
  expect(result).toEqual({
    byField: [
      { _id: 'p1', minutes: 120 },
      { _id: 'p2', minutes: 60 },
    ],
    byPipeline: [
      { _id: 'p1', long: [{ minutes: 90 }] },
      { _id: 'p2', long: [{ minutes: 60 }] },
    ],
    flat: [
      { _id: 'h1', squad: 'red', hours: 1.5 },
      { _id: 'h2', squad: 'red', hours: 0.5 },
      { _id: 'h3', squad: 'blue', hours: 1 },
    ],
  });
});

test('months are those of people in Shanghai', async () => {
  const months = await contract.run(async ({ db, $ }) => {
    const month = $.dateToString({ date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' });
    const hours = db.collection('hours').aggregate();
    return (await hours.group({ _id: month, minutes: $.sum('$minutes') }).end()).list;
  });
  expect(months).toEqual([{ _id: '2026-02', minutes: 180 }]);
});

test('bucket, bucketAuto, sortByCount, sample', async () => {
  const result = await contract.run(async ({ db, $ }) => {
    const hours = () => db.collection('hours').aggregate();
    const bucket = { groupBy: '$minutes', boundaries: [0, 60, 120], output: { n: $.sum(1) } };
    return {
      bucket: (await hours().bucket(bucket).end()).list,
      bucketAuto: (await hours().bucketAuto({ groupBy: '$minutes', buckets: 1 }).end()).list.length,
      sortByCount: (await hours().sortByCount('$personId').end()).list,
      sample: (await hours().sample({ size: 2 }).end()).list.length,
    };
  });
  expect(result).toEqual({
    bucket: [
      { _id: 0, n: 1 },
      { _id: 60, n: 2 },
    ],
    bucketAuto: 1,
    sortByCount: [
      { _id: 'p1', count: 2 },
      { _id: 'p2', count: 1 },
    ],
    sample: 2,
  });
});

test('stages the platform does not have are refused', async () => {
  const refusals = await contract.run(async ({ db, failure }) => {
    const refusal = (stage: string, given: unknown) =>
      failure(Promise.resolve().then(() => db.collection('hours').aggregate()[stage](given).end()));
    return {
      facet: await refusal('facet', { a: [] }),
      graphLookup: await refusal('graphLookup', { from: 'hours' }),
      redact: await refusal('redact', '$$KEEP'),
      out: await refusal('out', 'elsewhere'),
    };
  });
  expect(Object.keys(refusals as object)).toEqual(['facet', 'graphLookup', 'redact', 'out']);
});
