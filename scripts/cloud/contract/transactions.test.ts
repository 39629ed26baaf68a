import { startContract } from './harness';

const contract = startContract({ schema: { accounts: { indexes: [] } } });

beforeEach(async () => {
  await contract.cloud.database.remove('accounts', {}, { multi: true });
  await contract.cloud.database.insert('accounts', [
    { _id: 'a', minutes: 50 },
    { _id: 'b', minutes: 0 },
  ]);
});

const minutes = async () => {
  const accounts = await contract.cloud.database.find('accounts', {}, { order: { _id: 1 } });
  return accounts.map((account) => account.minutes);
};

test('both documents change together', async () => {
  await contract.run(async ({ db, _ }) =>
    db.runTransaction(async (transaction: typeof db) => {
      const accounts = transaction.collection('accounts');
      await accounts.doc('a').update({ data: { minutes: _.inc(-10) } });
      await accounts.doc('b').update({ data: { minutes: _.inc(10) } });
    }),
  );
  expect(await minutes()).toEqual([40, 10]);
});

test('an error or a rollback leaves everything as it was', async () => {
  const told = await contract.run(async ({ db, failure }) => {
    const thrown = await failure(
      db.runTransaction(async (transaction: typeof db) => {
        await transaction
          .collection('accounts')
          .doc('a')
          .update({ data: { minutes: 0 } });
        throw { errMsg: 'changed my mind' };
      }),
    );
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').add({ data: { _id: 'c', minutes: 1 } });
    await transaction.rollback();
    return thrown.errMsg;
  });
  expect(told).toContain('changed my mind');
  expect(await minutes()).toEqual([50, 0]);
});

test('a transaction reads the moment it began, and its own writes', async () => {
  const read = await contract.run(async ({ db }) => {
    const transaction = await db.startTransaction();
    const inside = transaction.collection('accounts');
    const before = (await inside.doc('a').get()).data.minutes;
    await db
      .collection('accounts')
      .doc('a')
      .update({ data: { minutes: 51 } });
    const still = (await inside.doc('a').get()).data.minutes;
    await inside.doc('b').update({ data: { minutes: 7 } });
    const own = (await inside.doc('b').get()).data.minutes;
    const outside = (await db.collection('accounts').doc('b').get()).data.minutes;
    await transaction.commit();
    return [before, still, own, outside];
  });
  expect(read).toEqual([50, 50, 7, 0]);
});

test('two transactions that write one document conflict, in the words of the platform', async () => {
  const conflict = await contract.run(async ({ db, failure }) => {
    const first = await db.startTransaction();
    const second = await db.startTransaction();
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { minutes: 1 } });
    const refusal = await failure(
      second
        .collection('accounts')
        .doc('a')
        .update({ data: { minutes: 2 } }),
    );
    await first.commit();
    return refusal;
  });
  expect(conflict).toMatchObject({
    errCode: -501001,
    errMsg: expect.stringContaining('[ResourceUnavailable.TransactionConflict] Transaction is conflict'),
  });
  expect(await minutes()).toEqual([1, 0]);
});

test('concurrent increments all arrive when conflicts are tried again', async () => {
  await contract.run(async ({ db, _ }) => {
    const increment = async (): Promise<void> => {
      try {
        await db.runTransaction(async (transaction: typeof db) => {
          await transaction
            .collection('accounts')
            .doc('b')
            .update({ data: { minutes: _.inc(1) } });
        });
      } catch (error) {
        if (!/TransactionConflict|TransactionBusy/.test((error as { errMsg: string }).errMsg)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20));
        await increment();
      }
    };
    await Promise.all(Array.from({ length: 8 }, increment));
  });
  expect(await minutes()).toEqual([50, 8]);
});

test('inside a transaction, where().update() acts outside of it', async () => {
  await contract.run(async ({ db }) => {
    const transaction = await db.startTransaction();
    await transaction
      .collection('accounts')
      .where({ _id: 'a' })
      .update({ data: { minutes: 99 } });
    await transaction.rollback();
  });
  expect(await minutes()).toEqual([99, 0]);
});

test('an unknown transaction is refused', async () => {
  const refusal = await contract.run(async ({ db, failure }) => {
    const transaction = await db.startTransaction();
    await transaction.commit();
    return failure(transaction.collection('accounts').doc('a').get());
  });
  expect(refusal).toMatchObject({ errMsg: expect.stringContaining('TransactionNotExist') });
});
