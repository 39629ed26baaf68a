import { temporaryDatabase } from './testing';
import type { Database } from './types';

jest.setTimeout(60_000);

let database: Database;
let discard: () => Promise<void>;

beforeEach(async () => {
  ({ database, discard } = await temporaryDatabase({
    schema: { accounts: { indexes: [{ name: 'owner', keys: { owner: 1 }, unique: true }] } },
  }));
  await database.insert('accounts', [
    { _id: 'a', owner: 'x', money: 50 },
    { _id: 'b', owner: 'y', money: 0 },
  ]);
});
afterEach(() => discard());

const conflict = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message:
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
    'Please check your request, but if the problem persists, contact us.',
};

const add = (id: string, amount: number, transactionId?: string) =>
  database.update('accounts', { _id: id }, { $inc: { money: amount } }, { transactionId });

async function moneyOf(id: string, transactionId?: string): Promise<unknown> {
  return (await database.find('accounts', { _id: id }, { transactionId }))[0]?.money;
}

test('is seen by nobody else until it is committed, and then as a whole', async () => {
  const transfer = await database.begin();
  await add('a', -10, transfer);
  await add('b', 10, transfer);
  await database.insert('accounts', [{ _id: 'c', owner: 'z', money: 1 }], transfer);
  await database.remove('accounts', { _id: 'b' }, { transactionId: transfer });
  const inside = await database.find('accounts', {}, { order: { money: 1 }, transactionId: transfer });
  expect(inside.map(({ _id, money }) => [_id, money])).toEqual([
    ['c', 1],
    ['a', 40],
  ]);
  expect(await moneyOf('a')).toBe(50);
  await database.commit(transfer);
  expect((await database.find('accounts', {})).map(({ _id }) => _id)).toEqual(['a', 'c']);
  expect(await moneyOf('a')).toBe(40);
});

test('reads the state of its beginning', async () => {
  const reading = await database.begin();
  await add('a', 1);
  await database.insert('accounts', [{ _id: 'new', owner: 'n' }]);
  expect(await moneyOf('a', reading)).toBe(50);
  expect(await database.find('accounts', { owner: 'n' }, { transactionId: reading })).toEqual([]);
  await database.commit(reading);
  expect(await moneyOf('a')).toBe(51);
});

test('an aborted one leaves nothing', async () => {
  const lost = await database.begin();
  await add('a', 1, lost);
  await database.abort(lost);
  expect(await moneyOf('a')).toBe(50);
  await database.abort(lost);
  await expect(add('a', 1, lost)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
});

test('two that write the same document: the second conflicts at once and is over', async () => {
  const [first, second] = [await database.begin(), await database.begin()];
  await add('a', 1, first);
  await expect(add('a', 1, second)).rejects.toMatchObject(conflict);
  await expect(moneyOf('a', second)).rejects.toThrow('TransactionNotExist');
  await database.abort(second);
  await database.commit(first);
  expect(await moneyOf('a')).toBe(51);
});

test('writing what someone changed since the beginning is a conflict', async () => {
  const late = await database.begin();
  await add('a', 1);
  await expect(add('a', 1, late)).rejects.toMatchObject(conflict);
});

test('removed and made again is changed too', async () => {
  const late = await database.begin();
  await database.remove('accounts', { _id: 'a' });
  await database.insert('accounts', [{ _id: 'a', owner: 'x', money: 50 }]);
  await expect(add('a', 1, late)).rejects.toMatchObject(conflict);
});

test('a change still on its way to the disk is not lost to a transaction begun meanwhile', async () => {
  const before = (await moneyOf('a')) as number;
  let committed = 0;
  const attempts: Promise<void>[] = [];
  const rounds = 60;
  for (let round = 0; round < rounds; round++) {
    let isWritten = false;
    const change = add('a', 1).then(() => {
      isWritten = true;
    });
    // Each round begins a little later in the life of the write.
    for (let turn = 0; !isWritten; turn++) {
      if (turn === round) attempts.push(transferOnce());
      await new Promise((resolve) => setImmediate(resolve));
    }
    await change;
  }
  await Promise.all(attempts);
  expect(await moneyOf('a')).toBe(before + rounds + 100 * committed);

  async function transferOnce(): Promise<void> {
    const transaction = await database.begin();
    try {
      await add('a', 100, transaction);
      await database.commit(transaction);
      committed++;
    } catch (error) {
      expect(error).toMatchObject(conflict);
    }
  }
});

test('a plain write waits for the transaction that holds the document', async () => {
  const holder = await database.begin();
  await add('a', 100, holder);
  let isDone = false;
  const waiting = add('a', 1).then(() => {
    isDone = true;
  });
  await add('b', 1);
  await add('b', 1);
  expect(isDone).toBe(false);
  expect(await moneyOf('a')).toBe(50);
  await database.commit(holder);
  await waiting;
  expect(await moneyOf('a')).toBe(151);
});

test('transactions that come one after the other do not keep a plain write waiting for ever', async () => {
  let isDone = false;
  const holder = await database.begin();
  await add('a', 1, holder);
  const waiting = add('a', 1000).then(() => {
    isDone = true;
  });
  await add('b', 1);
  let last = holder;
  for (let turn = 0; turn < 100 && !isDone; turn++) {
    await database.commit(last).catch(() => {});
    last = await database.begin();
    await add('a', 1, last).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(isDone).toBe(true);
  await waiting;
});

test('with retries, concurrent transfers lose nothing', async () => {
  async function transfer(): Promise<void> {
    const transaction = await database.begin();
    try {
      const money = (await moneyOf('a', transaction)) as number;
      await database.update(
        'accounts',
        { _id: 'a' },
        { $set: { money: money - 1 } },
        { transactionId: transaction },
      );
      await add('b', 1, transaction);
      await database.commit(transaction);
    } catch (error) {
      expect(error).toMatchObject(conflict);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      return transfer();
    }
  }
  await Promise.all(Array.from({ length: 10 }, transfer));
  expect([await moneyOf('a'), await moneyOf('b')]).toEqual([40, 10]);
});

test('unique indexes hold within a transaction', async () => {
  const insert = async (documents: Record<string, unknown>[]) => {
    const transaction = await database.begin();
    for (const document of documents) await database.insert('accounts', [document], transaction);
    await database.commit(transaction);
  };
  await expect(insert([{ _id: 'a', owner: 'new' }])).rejects.toThrow('index: _id_');
  await expect(insert([{ _id: 'c', owner: 'x' }])).rejects.toThrow('index: owner');
  await expect(
    insert([
      { _id: 'c', owner: 'z' },
      { _id: 'd', owner: 'z' },
    ]),
  ).rejects.toThrow('index: owner');
  await expect(
    insert([
      { _id: 'c', owner: 'z' },
      { _id: 'c', owner: 'w' },
    ]),
  ).rejects.toThrow('index: _id_');
  expect(await database.count('accounts', {})).toBe(2);
});

test('ends by itself after 30 seconds', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance'] });
  const forgotten = await database.begin();
  await add('a', 1, forgotten);
  jest.advanceTimersByTime(30_000);
  jest.useRealTimers();
  await expect(database.commit(forgotten)).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    message: `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server: ${forgotten}`,
  });
  expect(await add('a', 1)).toEqual({ updated: 1 });
});
