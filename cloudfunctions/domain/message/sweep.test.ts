import { aPerson, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import type { Message } from '../../kernel/outbox';
import { outboxes } from '../../schema';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const MINUTE = 60_000;
let made = 0;

/** Documents that have something to tell this person: so many, of so many messages each. */
async function waiting(to: string, documents: number, messages = 1, at = NOW): Promise<string[]> {
  const carriers = Array.from({ length: documents }, () => {
    made += 1;
    const outbox = Array.from(
      { length: messages },
      (_, index) =>
        ({
          id: `message${made}.${index}`,
          to,
          template: 'hours',
          page: 'packages/hours/mine/mine',
          data: { activity: '', change: '', tip: '' },
          text: '周二见的时长：核对过，不改',
          at,
        }) satisfies Message,
    );
    return { _id: `carrier${made}`, outbox };
  });
  await cloud.database.insert('disputes', carriers);
  return carriers.flatMap(({ outbox }) => outbox.map(({ id }) => id));
}

async function sweepAfter(minutes: number) {
  cloud.setClock(new Date(NOW.getTime() + minutes * MINUTE));
  return (await cloud.cloud.fire('clock', 'sweep')).record;
}

const rowsOf = async (person: string) =>
  (await cloud.database.find('messages', { to: person })).map(({ _id }) => _id).sort();
const left = () => cloud.database.count('disputes', { 'outbox.at': { $exists: true } });

test('one request a collection when nothing waits; two more, however much does', async () => {
  const quiet = (await sweepAfter(2)).requests;
  const { _id } = await aPerson(cloud);
  const ids = await waiting(_id, 40, 3);
  expect((await sweepAfter(2)).requests).toBe(quiet + 2);
  expect(await rowsOf(_id)).toEqual([...ids].sort());
  expect(await left()).toBe(0);
  expect(quiet).toBeGreaterThanOrEqual(outboxes.length);
});

test('what was just written is left alone for a minute', async () => {
  const { _id } = await aPerson(cloud);
  await waiting(_id, 1);
  await sweepAfter(0.5);
  expect(await rowsOf(_id)).toEqual([]);
  await sweepAfter(2);
  expect(await rowsOf(_id)).toHaveLength(1);
});

test('more than a round holds is moved by the rounds after it', async () => {
  const { _id } = await aPerson(cloud);
  const ids = await waiting(_id, 24, 35);
  await sweepAfter(2);
  expect(await rowsOf(_id)).toHaveLength(500);
  await sweepAfter(7);
  expect(await rowsOf(_id)).toEqual([...ids].sort());
  expect(await left()).toBe(0);
});

/** The requests of a sweep of which those about messages are some, from the end. */
const LAST = 10;

test('killed before and after each of its requests, and two at once: every line once', async () => {
  const { _id } = await aPerson(cloud);
  const quiet = (await sweepAfter(2)).requests;
  const ids: string[] = [];
  let halfMoved = 0;
  for (const when of ['before', 'after'] as const) {
    for (let request = quiet + 2 - LAST; request <= quiet + 2; request++) {
      const added = await waiting(_id, 2);
      ids.push(...added);
      cloud.cloud.inject({ kind: 'kill', when, request, function: 'clock' });
      // Killed after its very last request, it may have answered already.
      await cloud.cloud.fire('clock', 'sweep').catch(() => undefined);
      cloud.cloud.clearFaults();
      const isMoved = (await rowsOf(_id)).includes(added[0] as string);
      if (isMoved && (await left()) > 0) halfMoved += 1;
    }
  }
  expect(halfMoved).toBeGreaterThan(0);
  ids.push(...(await waiting(_id, 5)));
  await Promise.all([1, 2, 3].map(() => cloud.cloud.fire('clock', 'sweep')));
  await cloud.cloud.fire('clock', 'sweep');
  expect(await rowsOf(_id)).toEqual([...ids].sort());
  expect(await left()).toBe(0);
});
