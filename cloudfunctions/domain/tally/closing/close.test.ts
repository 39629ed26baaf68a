import {
  aStaff,
  expectRefusal,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../../tests/support';
import { aTree, insertRows } from '../testing';
import type { Book } from './book';

const NOW = new Date('2026-11-24T01:00:00Z');
const MONTH = '2026-10';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW });
});
afterAll(() => cloud.stop());

let made = 0;

/** A community where one was served in October, and somebody who works there. */
async function aCommunity(): Promise<{ area: string; staff: PersonWithWeChat }> {
  made += 1;
  const street = `close${made}`;
  const area = `${street}.c1`;
  const ticket = { state: 'served', person: null, home: null, doneAt: new Date('2026-10-10T02:00:00Z') };
  const queue = {
    _id: `${area}.q`,
    area,
    within: [street, area],
    month: MONTH,
    date: '2026-10-10',
    kind: 'knife',
  };
  const none = { days: [], hours: [], wishes: [], enquiries: [], notices: [], reads: [], history: [] };
  const queues = [{ ...queue, day: `${area}.d`, point: 'p', pointName: 'p', tickets: [ticket] }] as never[];
  await insertRows(cloud, { areas: aTree(street), queues, ...none });
  return { area, staff: await aStaff(cloud, area, { name: '社区小甲' }) };
}

async function bookOf(area: string): Promise<Book | undefined> {
  const [book] = await cloud.database.find('months', { _id: area });
  return book as unknown as Book | undefined;
}

test('a closed month costs one request and stays as it was; a running one cannot be closed', async () => {
  const { area, staff } = await aCommunity();
  const phone = cloud.as(staff);
  expect(await expectRefusal(phone.call('tally.close', { area, month: '2026-11' }), 'later')).toBe(
    '11 月还没过完，12 月 1 日起可以结。',
  );
  const { record: before } = await phone.ask('tally.open', { area, period: MONTH });
  expect(before.requests).toBe(5);
  await phone.call('tally.close', { area, month: MONTH });
  const { reply, record } = await phone.ask('tally.open', { area, period: MONTH });
  expect(record.requests).toBe(1);
  expect(reply).toMatchObject({
    ok: true,
    data: { state: 'closed', can: ['reopen'], tally: { personTimes: 1 } },
  });
  await expectRefusal(phone.call('tally.close', { area, month: MONTH }), 'later');
  expect(await expectRefusal(phone.call('tally.close', { area, month: '2026-08' }), 'later')).toContain(
    '先结',
  );
});

test('reopening takes a reason, and everybody who sees the figures sees it', async () => {
  const { area, staff } = await aCommunity();
  const phone = cloud.as(staff);
  await phone.call('tally.close', { area, month: MONTH });
  await expectRefusal(phone.call('tally.reopen', { area, month: MONTH, reason: ' ' }), 'bad-input');
  await phone.call('tally.reopen', { area, month: MONTH, reason: '漏记了义诊' });
  const { state, can, log } = await phone.call('tally.open', { area, period: MONTH });
  expect({ state, can }).toEqual({ state: 'ended', can: ['close'] });
  expect(log).toMatchObject([
    { verb: 'close', byName: '社区小甲' },
    { verb: 'reopen', reason: '漏记了义诊' },
  ]);
});

test('of two at once one closes the month, and a repeated call closes it once', async () => {
  const { area, staff } = await aCommunity();
  const other = await aStaff(cloud, area);
  const close = (who: PersonWithWeChat, requestId: string) =>
    cloud.as(who).ask('tally.close', { area, month: MONTH }, requestId);
  const first = 'request-first';
  const replies = await Promise.all([
    close(staff, first),
    close(staff, first),
    close(other, 'request-other'),
    close(other, 'request-third'),
  ]);
  const said = replies.flatMap(({ reply }) => (reply.ok ? [] : [reply.say]));
  expect(said.every((say) => /刷新看看|已经结了/.test(say))).toBe(true);
  expect(said.length).toBeGreaterThanOrEqual(2);
  expect((await bookOf(area))?.closed).toHaveLength(1);
  expect((await bookOf(area))?.log).toHaveLength(1);
});

test.each([6, 7, 8])('killed after its request %i, the same call again closes it once', async (request) => {
  const { area, staff } = await aCommunity();
  const close = () => cloud.as(staff).ask('tally.close', { area, month: MONTH }, `killed-after-${request}`);
  cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
  // The instance died: no answer, not a refusal.
  await expect(close()).rejects.toThrow(/callFunction:fail/);
  cloud.cloud.clearFaults();
  expect((await close()).reply.ok).toBe(true);
  expect((await bookOf(area))?.closed).toHaveLength(1);
  const { tally } = await cloud.as(staff).call('tally.open', { area, period: MONTH });
  expect(tally.personTimes).toBe(1);
});

test.each(['here', 'for the whole street'])(
  'while somebody is still writing %s, one waits two minutes',
  async (where) => {
    const { area, staff } = await aCommunity();
    const street = area.slice(0, area.indexOf('.'));
    const wider = where === 'here' ? {} : { area: street, within: [street] };
    const changedAt = new Date(NOW.getTime() - 60_000);
    await cloud.database.update('queues', { _id: `${area}.q` }, { $set: { changedAt, ...wider } });
    await expectRefusal(cloud.as(staff).call('tally.close', { area, month: MONTH }), 'later');
    expect(await bookOf(area)).toBeUndefined();
  },
);
