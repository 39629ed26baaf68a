import { startContract } from './harness';

const contract = startContract({
  schema: {
    todos: { indexes: [{ name: 'u_code', keys: { code: 1 }, unique: true }] },
    many: { indexes: [] },
  },
});

test('values of every kind come back as they went', async () => {
  const kept = await contract.run(async ({ db }) => {
    const todo = {
      _id: 'kinds',
      code: 'kinds',
      text: '微心愿',
      whole: 1,
      half: 1.5,
      large: 1700000000000,
      yes: true,
      nothing: null,
      at: new Date(1700000000000),
      list: [1, 'two', { three: 3 }],
      deep: { a: { b: { c: 1 } } },
      place: new db.Geo.Point(113.3, 23.1),
    };
    await db.collection('todos').add({ data: todo });
    const { data } = await db.collection('todos').doc('kinds').get();
    return { data, isDate: data.at instanceof Date };
  });
  expect(kept).toEqual({
    isDate: true,
    data: {
      _id: 'kinds',
      code: 'kinds',
      text: '微心愿',
      whole: 1,
      half: 1.5,
      large: 1700000000000,
      yes: true,
      nothing: null,
      at: '2023-11-14T22:13:20.000Z',
      list: [1, 'two', { three: 3 }],
      deep: { a: { b: { c: 1 } } },
      place: { type: 'Point', coordinates: [113.3, 23.1] },
    },
  });
});

test('add gives an id of its own; an array is added at once', async () => {
  const added = (await contract.run(async ({ db }) => {
    const one = await db.collection('many').add({ data: { n: 1 } });
    const several = await db.collection('many').add({ data: [{ n: 2 }, { n: 3 }] });
    return { one: one._id, several: several._ids, total: (await db.collection('many').count()).total };
  })) as { one: string; several: string[]; total: number };
  expect(added.one).toMatch(/^[0-9a-f]{32}$/);
  expect(added.several).toHaveLength(2);
  expect(added.total).toBe(3);
});

test('where, order, skip, limit, field', async () => {
  const found = await contract.run(async ({ db, _ }) => {
    await db
      .collection('many')
      .where({ n: _.exists(true) })
      .remove();
    await db.collection('many').add({ data: [5, 1, 4, 2, 3].map((n) => ({ n, odd: n % 2 === 1 })) });
    const query = db
      .collection('many')
      .where({ n: _.gte(2) })
      .orderBy('n', 'desc')
      .skip(1)
      .limit(2);
    return (await query.field({ n: true, _id: false }).get()).data;
  });
  expect(found).toEqual([{ n: 4 }, { n: 3 }]);
});

test('update merges nested objects, replaces arrays, and drops an empty object', async () => {
  const after = await contract.run(async ({ db, _ }) => {
    const todo = db.collection('todos').doc('merge');
    await todo.set({
      data: { code: 'merge', style: { colour: 'red', size: 1 }, tags: [1, 2], bag: { a: 1 } },
    });
    await todo.update({ data: { style: { colour: 'blue' }, tags: [3], bag: {} } });
    const merged = (await todo.get()).data;
    await todo.update({ data: { style: _.set({ plain: true }), bag: _.set({}) } });
    return { merged, replaced: (await todo.get()).data };
  });
  expect(after).toEqual({
    merged: { _id: 'merge', code: 'merge', style: { colour: 'blue', size: 1 }, tags: [3], bag: { a: 1 } },
    replaced: { _id: 'merge', code: 'merge', style: { plain: true }, tags: [3], bag: {} },
  });
});

test('update and remove say how many documents they changed', async () => {
  const stats = await contract.run(async ({ db, _ }) => {
    const many = db.collection('many');
    await many.where({ _id: _.exists(true) }).remove();
    await many.add({ data: [{ n: 1 }, { n: 2 }, { n: 3 }] });
    const updated = await many.where({ n: _.gt(1) }).update({ data: { seen: true } });
    const missing = await many.doc('nobody').update({ data: { seen: true } });
    const removed = await many.where({ seen: true }).remove();
    return [updated.stats, missing.stats, removed.stats];
  });
  expect(stats).toEqual([{ updated: 2 }, { updated: 0 }, { removed: 2 }]);
});

test('set replaces the document, or makes it', async () => {
  const result = await contract.run(async ({ db }) => {
    const todo = db.collection('todos').doc('whole');
    const made = await todo.set({ data: { code: 'whole', a: 1 } });
    const replaced = await todo.set({ data: { code: 'whole', b: 2 } });
    return {
      made: made._id,
      madeStats: made.stats,
      replacedStats: replaced.stats,
      now: (await todo.get()).data,
    };
  });
  expect(result).toEqual({
    made: 'whole',
    madeStats: { updated: 0, created: 1 },
    replacedStats: { updated: 1, created: 0 },
    now: { _id: 'whole', code: 'whole', b: 2 },
  });
});

test('serverDate is the time of the cloud, with its offset', async () => {
  const apart = (await contract.run(async ({ db }) => {
    const todo = db.collection('todos').doc('dated');
    await todo.set({
      data: { code: 'dated', now: db.serverDate(), later: db.serverDate({ offset: 60000 }) },
    });
    const { now, later } = (await todo.get()).data;
    return { offset: later.getTime() - now.getTime(), behind: Date.now() - now.getTime() };
  })) as { offset: number; behind: number };
  expect(apart.offset).toBe(60000);
  expect(Math.abs(apart.behind)).toBeLessThan(5000);
});

test('errors carry the numbers and words of the platform', async () => {
  const errors = await contract.run(async ({ db, failure }) => {
    await db
      .collection('todos')
      .doc('taken')
      .set({ data: { code: 'taken' } });
    return {
      missingCollection: await failure(db.collection('nowhere').add({ data: { a: 1 } })),
      missingDocument: await failure(db.collection('todos').doc('nobody').get()),
      sameId: await failure(db.collection('todos').add({ data: { _id: 'taken', code: 'other' } })),
      sameKey: await failure(db.collection('todos').add({ data: { code: 'taken' } })),
      madeTwice: await failure(db.createCollection('todos')),
      notANumber: await failure(
        db
          .collection('todos')
          .doc('taken')
          .update({ data: { code: db.command.inc(1) } }),
      ),
    };
  });
  expect(errors).toMatchObject({
    missingCollection: {
      errCode: -502005,
      errMsg: expect.stringContaining(
        'database collection not exists. [ResourceNotFound] Db or Table not exist: nowhere',
      ),
    },
    missingDocument: {
      errMsg: expect.stringContaining('document.get:fail document with _id nobody does not exist'),
    },
    sameId: {
      errCode: -502001,
      errMsg: expect.stringMatching(/\[FailedOperation\] multiple write errors.*E11000.*_id_/),
    },
    sameKey: { errCode: -502001, errMsg: expect.stringMatching(/E11000 duplicate key error.*u_code/) },
    madeTwice: { errMsg: expect.stringContaining('Table exist: todos') },
    notANumber: { errCode: -502001, errMsg: expect.stringContaining('Cannot apply $inc') },
  });
});
