import type { Fault } from '../types';
import { startContract } from './harness';

const contract = startContract({ schema: { log: { indexes: [] } } });

afterEach(() => contract.cloud.clearFaults());

/** Writes one, two, three, one request each, and says what happened to each. */
const writeThree = () =>
  contract.run(async ({ db }) => {
    const told: string[] = [];
    for (const _id of ['one', 'two', 'three']) {
      const outcome = db.collection('log').add({ data: { _id } });
      told.push(await outcome.then(() => 'ok').catch((error: { errMsg: string }) => error.errMsg));
    }
    return told;
  });

const written = async () => (await contract.cloud.database.find('log', {})).map(({ _id }) => _id).sort();

async function writeThreeWith(fault: Fault): Promise<unknown> {
  await contract.cloud.database.remove('log', {}, { multi: true });
  contract.cloud.inject(fault);
  return writeThree().catch(({ errCode }) => errCode);
}

test('killed before its second request, an instance has made one', async () => {
  expect(await writeThreeWith({ kind: 'kill', when: 'before', request: 2 })).toBe(-504002);
  expect(await written()).toEqual(['one']);
});

test('killed after its second request, an instance has made two', async () => {
  expect(await writeThreeWith({ kind: 'kill', when: 'after', request: 2 })).toBe(-504002);
  expect(await written()).toEqual(['one', 'two']);
});

test('a dropped reply leaves the request done', async () => {
  expect(await writeThreeWith({ kind: 'drop-reply', request: 2 })).toEqual([
    'ok',
    expect.stringContaining('socket hang up'),
    'ok',
  ]);
  expect(await written()).toEqual(['one', 'three', 'two']);
});

test('a repeated request arrives twice', async () => {
  expect(await writeThreeWith({ kind: 'repeat', request: 2 })).toEqual([
    'ok',
    expect.stringContaining('E11000'),
    'ok',
  ]);
  expect(await written()).toEqual(['one', 'three', 'two']);
});

test('a platform error is answered once, and nothing is done', async () => {
  const fault: Fault = {
    kind: 'platform-error',
    code: 'DATABASE_REQUEST_FAILED',
    message: '[ResourceUnavailable.TransactionBusy] Transaction is busy.',
    request: 2,
  };
  expect(await writeThreeWith(fault)).toEqual(['ok', expect.stringContaining('TransactionBusy'), 'ok']);
  expect(await written()).toEqual(['one', 'three']);
});

test('a delay takes the first request when none is named', async () => {
  const begun = Date.now();
  expect(await writeThreeWith({ kind: 'delay', milliseconds: 300 })).toEqual(['ok', 'ok', 'ok']);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(300);
});

test('a fault for another function waits for that function', async () => {
  expect(await writeThreeWith({ kind: 'kill', when: 'before', request: 1, function: 'who' })).toEqual([
    'ok',
    'ok',
    'ok',
  ]);
});

test('a fault is refused unless it names a request', () => {
  expect(() => contract.cloud.inject({ kind: 'repeat', request: 0 })).toThrow('must be 1 or more');
});
