import fc from 'fast-check';
import {
  aStaff,
  expectRefusal,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { happenings } from './happenings';
import type { What } from './row';
import { insertRows, rowsOf } from './testing';

const NOW = new Date('2026-11-24T01:00:00Z');
let cloud: TestCloud;
let staff: PersonWithWeChat;

/** The same rich history each time: many rows of every kind. */
const [happened] = fc.sample(happenings(60), { numRuns: 1, seed: 7 });

beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW });
  await insertRows(cloud, rowsOf('rows', happened as NonNullable<typeof happened>));
  staff = await aStaff(cloud, 'rows');
});
afterAll(() => cloud.stop());

/** Every page, one after the other. */
async function all(area: string, what: What) {
  const found = [];
  let after: string | null = '';
  while (after !== null) {
    const page: { rows: { key: string; minutes: number | null }[]; next: string | null } = await cloud
      .as(staff)
      .call('tally.rows', { area, month: '2026-10', what, after });
    found.push(...page.rows);
    after = page.next;
  }
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  return found;
}

test.each(['rows', 'rows.c1', 'rows.c1.e.1'])('behind the figures of %s stand as many rows', async (area) => {
  const { tally } = await cloud.as(staff).call('tally.open', { area, period: '2026-10' });
  expect(tally.personTimes).toBeGreaterThan(0);
  expect(await all(area, { of: 'served' })).toHaveLength(tally.personTimes);
  const [service, point, team, day] = [tally.byService[0], tally.byPoint[0], tally.byTeam[0], tally.byDay[0]];
  expect(await all(area, { of: 'served', service: service?.id })).toHaveLength(service?.personTimes ?? 0);
  expect(await all(area, { of: 'served', point: point?.id })).toHaveLength(point?.personTimes ?? 0);
  if (team) expect(await all(area, { of: 'served', team: team.id })).toHaveLength(team.personTimes);
  expect(await all(area, { of: 'served', date: day?.date })).toHaveLength(day?.personTimes ?? 0);
  for (const kind of ['timed', 'attested', 'self', 'unconfirmed'] as const) {
    const rows = await all(area, { of: 'hours', kind });
    expect(rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(tally.minutes[kind]);
  }
  expect(await all(area, { of: 'wishes-made' })).toHaveLength(tally.wishes.made);
  expect(await all(area, { of: 'wishes-fulfilled' })).toHaveLength(tally.wishes.fulfilled);
  expect(await all(area, { of: 'enquiries-asked' })).toHaveLength(tally.enquiries.asked);
  expect(await all(area, { of: 'enquiries-answered' })).toHaveLength(tally.enquiries.answered);
  expect(await all(area, { of: 'notices' })).toHaveLength(tally.notices.posted);
});

test('a page costs two requests and tells no name', async () => {
  const input = { area: 'rows', month: '2026-10', what: { of: 'hours' } as const };
  cloud.setClock(new Date(NOW.getTime() + 1));
  const { reply, record } = await cloud.as(staff).ask('tally.rows', input);
  expect(record.requests).toBe(2);
  expect(reply.ok && reply.data.rows[0]?.who).toBe('p**');
});

test('only staff of the area see figures and rows', async () => {
  const stranger = await aStaff(cloud, 'elsewhere');
  const [area, month] = ['rows', '2026-10'];
  await expectRefusal(cloud.as(stranger).call('tally.open', { area, period: month }), 'not-allowed');
  await expectRefusal(cloud.as(stranger).call('tally.questions', { area, month }), 'not-allowed');
  await expectRefusal(
    cloud.as(stranger).call('tally.rows', { area, month, what: { of: 'served' } }),
    'not-allowed',
  );
  await expectRefusal(cloud.as(stranger).call('tally.close', { area, month }), 'not-allowed');
});
