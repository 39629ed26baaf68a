import { startContract } from './harness';

const contract = startContract({ schema: { wishes: { indexes: [] } } });

const wishes = [
  {
    _id: 'a',
    n: 1,
    tags: ['pipes', 'urgent'],
    by: { age: 70 },
    steps: [
      { p: 1, q: 5 },
      { p: 2, q: 9 },
    ],
    name: 'Alice',
  },
  { _id: 'b', n: 2, tags: ['video'], by: { age: 65 }, steps: [{ p: 2, q: 3 }], name: 'bob' },
  { _id: 'c', n: 3, tags: [], by: { age: 80 }, steps: [] },
  { _id: 'd', n: 4 },
];

beforeEach(async () => {
  await contract.cloud.database.remove('wishes', {}, { multi: true });
  await contract.cloud.database.insert('wishes', wishes);
});

test('every query command', async () => {
  const found = await contract.run(async ({ db, _ }) => {
    const ids = async (where: unknown) => {
      const { data } = await db
        .collection('wishes')
        .where(where)
        .orderBy('_id', 'asc')
        .field({ _id: true })
        .get();
      return data.map((wish: { _id: string }) => wish._id).join('');
    };
    return {
      eq: await ids({ n: _.eq(2) }),
      neq: await ids({ n: _.neq(2) }),
      lt: await ids({ n: _.lt(2) }),
      lte: await ids({ n: _.lte(2) }),
      gt: await ids({ n: _.gt(2) }),
      gte: await ids({ n: _.gte(2) }),
      in: await ids({ n: _.in([1, 4]) }),
      nin: await ids({ n: _.nin([1, 4]) }),
      and: await ids({ n: _.gt(1).and(_.lt(4)) }),
      or: await ids({ n: _.lt(2).or(_.gt(3)) }),
      orDocuments: await ids(_.or([{ n: 1 }, { 'by.age': _.gt(70) }])),
      nor: await ids(_.nor([{ n: 1 }, { n: 2 }])),
      not: await ids({ n: _.not(_.gt(2)) }),
      exists: await ids({ name: _.exists(false) }),
      mod: await ids({ n: _.mod(2, 0) }),
      all: await ids({ tags: _.all(['urgent', 'pipes']) }),
      size: await ids({ tags: _.size(1) }),
      elemMatch: await ids({ steps: _.elemMatch({ p: 2, q: _.gt(5) }) }),
      nested: await ids({ by: { age: 65 } }),
      array: await ids({ tags: 'video' }),
      literal: await ids({ name: /^ALI/i }),
      regExp: await ids({ name: db.RegExp({ regexp: '^B', options: 'i' }) }),
      expr: await ids(_.expr(_.aggregate.gt(['$n', 2]))),
    };
  });
  expect(found).toEqual({
    eq: 'b',
    neq: 'acd',
    lt: 'a',
    lte: 'ab',
    gt: 'cd',
    gte: 'bcd',
    in: 'ad',
    nin: 'bc',
    and: 'bc',
    or: 'ad',
    orDocuments: 'ac',
    nor: 'cd',
    not: 'ab',
    exists: 'cd',
    mod: 'bd',
    all: 'a',
    size: 'b',
    elemMatch: 'a',
    nested: 'b',
    array: 'b',
    literal: 'a',
    regExp: 'b',
    expr: 'cd',
  });
});

test('every update command', async () => {
  const after = await contract.run(async ({ db, _ }) => {
    const wish = db.collection('wishes').doc('a');
    const update = async (data: unknown) => {
      await wish.update({ data });
      return (await wish.get()).data;
    };
    return {
      inc: (await update({ n: _.inc(5) })).n,
      mul: (await update({ n: _.mul(2) })).n,
      min: (await update({ n: _.min(3) })).n,
      max: (await update({ n: _.max(30) })).n,
      bit: (await update({ n: _.bit({ and: 6 }) })).n,
      set: (await update({ by: _.set({ name: 'x' }) })).by,
      remove: Object.keys(await update({ name: _.remove() })).includes('name'),
      rename: (await update({ by: _.rename('owner') })).owner,
      push: (await update({ tags: _.push(['x', 'y']) })).tags,
      pop: (await update({ tags: _.pop() })).tags,
      shift: (await update({ tags: _.shift() })).tags,
      unshift: (await update({ tags: _.unshift(['first']) })).tags,
      addToSet: (await update({ tags: _.addToSet('first') })).tags,
      addEach: (await update({ tags: _.addToSet({ $each: ['x', 'z'] }) })).tags,
      pull: (await update({ tags: _.pull('x') })).tags,
      pullIn: (await update({ tags: _.pull(_.in(['z'])) })).tags,
      pullAll: (await update({ tags: _.pullAll(['first']) })).tags,
      pushSorted: (await update({ scores: _.push({ each: [3, 1, 2], sort: 1, slice: 2 }) })).scores,
      pushAt: (await update({ scores: _.push({ each: [9], position: 1 }) })).scores,
      dotted: (await update({ 'steps.0.q': 6 })).steps,
    };
  });
  expect(after).toEqual({
    inc: 6,
    mul: 12,
    min: 3,
    max: 30,
    bit: 6,
    set: { name: 'x' },
    remove: false,
    rename: { name: 'x' },
    push: ['pipes', 'urgent', 'x', 'y'],
    pop: ['pipes', 'urgent', 'x'],
    shift: ['urgent', 'x'],
    unshift: ['first', 'urgent', 'x'],
    addToSet: ['first', 'urgent', 'x'],
    addEach: ['first', 'urgent', 'x', 'z'],
    pull: ['first', 'urgent', 'z'],
    pullIn: ['first', 'urgent'],
    pullAll: ['urgent'],
    pushSorted: [1, 2],
    pushAt: [1, 9, 2],
    dotted: [
      { p: 1, q: 6 },
      { p: 2, q: 9 },
    ],
  });
});

test('the element a query matched is updated by its place', async () => {
  const steps = await contract.run(async ({ db, _ }) => {
    const found = db.collection('wishes').where({ _id: 'a', 'steps.p': 2 });
    await found.update({ data: { 'steps.$.q': 77 } });
    await db
      .collection('wishes')
      .where({ _id: 'a' })
      .update({ data: { 'steps.$[].q': _.inc(1) } });
    return (await db.collection('wishes').doc('a').get()).data.steps;
  });
  expect(steps).toEqual([
    { p: 1, q: 6 },
    { p: 2, q: 78 },
  ]);
});

test('of two conditional updates at once, one wins', async () => {
  const won = await contract.run(async ({ db }) => {
    const claim = (by: string) =>
      db
        .collection('wishes')
        .where({ _id: 'd', claimedBy: null })
        .update({ data: { claimedBy: by } });
    const claims = await Promise.all(['x', 'y', 'z'].map(claim));
    return claims.reduce((sum, { stats }) => sum + stats.updated, 0);
  });
  expect(won).toBe(1);
});

test('updates the database would refuse are refused', async () => {
  const refusals = await contract.run(async ({ db, _, failure }) => {
    const update = (data: unknown) => failure(db.collection('wishes').doc('a').update({ data }));
    return [
      await update({ name: _.inc(1) }),
      await update({ n: _.push(['x']) }),
      await update({ 'n.deeper': 1 }),
    ];
  });
  expect(refusals).toMatchObject([{ errCode: -502001 }, { errCode: -502001 }, { errCode: -502001 }]);
});
