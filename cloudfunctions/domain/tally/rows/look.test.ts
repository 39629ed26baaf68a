import type { CallRecord } from '../../../../scripts/cloud/types';
import { aStaff, startTestCloud, type TestCloud } from '../../../../tests/support';
import type { Reply } from '../../../../typings/reply';
import { plusDays } from '../../service-day/calendar';
import type { Happened } from '../happenings';
import { type RawRows, recount } from '../recount';
import type { Tally } from '../tally';
import { insertRows, rowsOf } from '../testing';
import type { Place, RowPage, What } from './row';

const NOW = new Date('2026-11-24T01:00:00Z');
const MANY = 600;
/** Documents that a page may look at: so many, their days, to the last of them again, and what stands beside the rows. */
const MOST = 3 * 100 + 50;

interface Answer {
  reply: Reply<RowPage>;
  record: CallRecord;
}

let cloud: TestCloud;
let raw: RawRows;

function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}

/** Five on every day of 120: they lie in five months. */
function dateOf(n: number): string {
  return plusDays('2026-11-23', -Math.floor(n / 5));
}

const isRare = (n: number) => n % 300 === 7;
const AREAS = ['.c1', '', '.c2'] as const;

/** A busy street: of what is asked for now and then there is something, but seldom. */
const happened: Happened = {
  queues: many(MANY, (n) => ({
    area: AREAS[n % 3] ?? '',
    date: dateOf(n),
    kind: isRare(n) ? 'haircut' : 'chat',
    state: 'open',
    team: isRare(n) ? 't1' : 't2',
    // One long queue among the short ones.
    tickets: many(n === 501 ? 100 : 1, () => ({
      ...{ state: n % 10 === 0 ? 'left' : 'served', person: `p${n}`, satisfaction: undefined },
      home: isRare(n) ? { building: '.c1.e.1', room: '101' } : null,
    })),
  })),
  ledgers: many(MANY, (n) => ({
    ...{ person: `p${n}`, date: dateOf(n) },
    claims: [
      {
        ...{ area: '.c1', hour: 8, team: isRare(n + 1) ? 't1' : 't2', length: 60 },
        ...{ kind: isRare(n) ? 'self' : 'timed', after: 'nothing' },
      },
    ],
  })),
  wishes: many(MANY, (n) => ({
    ...{ building: '.c1.e.1', at: new Date(`${dateOf(n)}T02:00:00Z`), done: NOW },
    state: isRare(n) ? 'thanked' : n % 2 ? 'open' : 'split',
  })),
  enquiries: many(MANY, (n) => ({
    ...{ building: '.c2.e.1', at: new Date(`${dateOf(n)}T02:00:00Z`), due: NOW, done: NOW },
    ...{ state: isRare(n) ? 'answered' : 'asked', holder: 'owner', rating: null },
  })),
  notices: many(100, (n) => ({
    ...{ area: '.c1', at: new Date(`${dateOf(n)}T02:00:00Z`), reads: [] },
    state: isRare(n) ? 'withdrawn' : 'posted',
  })),
  history: [],
};

beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW, maxScan: MOST });
  raw = rowsOf('busy', happened);
  await insertRows(cloud, raw);
});
afterAll(() => cloud.stop());

type Figure = (tally: Tally) => number | undefined;

const ofTeam = ({ byTeam }: Tally) => byTeam.find(({ id }) => id === 't1');
const ofHaircuts = ({ byService }: Tally) => byService.find(({ id }) => id === 'haircut');

test.each<[string, string, What, Figure]>([
  ['', '2026', { of: 'served' }, ({ personTimes }) => personTimes],
  ['.c1', '2026', { of: 'served' }, ({ personTimes }) => personTimes],
  ['.c1.e.1', 'all', { of: 'served' }, ({ personTimes }) => personTimes],
  ['', '2026', { of: 'served', team: 't1' }, (tally) => ofTeam(tally)?.personTimes],
  ['', '2026', { of: 'served', service: 'haircut' }, (tally) => ofHaircuts(tally)?.personTimes],
  ['', '2026', { of: 'served', building: 'busy.c1.e.1' }, ({ byBuilding }) => byBuilding[0]?.personTimes],
  ['', '2026', { of: 'hours' }, ({ shifts }) => shifts],
  ['.c1', 'all', { of: 'hours', kind: 'unconfirmed' }, ({ minutes }) => minutes.unconfirmed / 60],
  ['', '2026', { of: 'hours', team: 't1' }, (tally) => (ofTeam(tally)?.minutes ?? 0) / 60],
  ['', '2026', { of: 'wishes-made' }, ({ wishes }) => wishes.made],
  ['', 'all', { of: 'wishes-fulfilled' }, ({ wishes }) => wishes.fulfilled],
  ['.c2', '2026', { of: 'enquiries-asked' }, ({ enquiries }) => enquiries.asked],
  ['.c2', '2026', { of: 'enquiries-answered' }, ({ enquiries }) => enquiries.answered],
  ['', '2026', { of: 'notices' }, ({ notices }) => notices.posted],
])('of %s in %s, %j: all rows, by pages that look at little', async (below, period, what, figure) => {
  const area = `busy${below}`;
  const phone = cloud.as(await aStaff(cloud, area));
  const keys = new Set<string>();
  let rows = 0;
  let after: Place | null = null;
  do {
    const page: Answer = await phone.ask('tally.rows', { area, period, what, after });
    const { reply, record } = page;
    if (!reply.ok) throw new Error(reply.say);
    expect(record.requests).toBe(2);
    expect(record.reads).toBeLessThanOrEqual(MOST);
    for (const { key } of reply.data.rows) keys.add(key);
    rows += reply.data.rows.length;
    after = reply.data.next;
  } while (after);
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBe(figure(recount(raw, area, period, NOW)));
  expect(keys.size).toBe(rows);
});
