import fc from 'fast-check';
import type { Document } from '../../../scripts/cloud/database/types';
import { aStaff, type PersonWithWeChat, startTestCloud, type TestCloud } from '../../../tests/support';
import { lineage } from '../../kernel/area';
import { emptyLedger, extended, type Hours, reversalOf } from '../hours/ledger';
import { aClaim } from '../hours/testing';
import type { Queue } from '../ticket/queue';
import { correctedIn, SETTLING } from './closing/book';
import { type RawRows, recount } from './recount';
import { counted, minutesWithCorrections, personTimesWithCorrections, type Tally } from './tally';
import { aTree, insertRows } from './testing';

const START = new Date('2026-11-20T01:00:00Z');
const MONTHS = ['2026-08', '2026-09', '2026-10', '2026-11', '2026-12'];
const DAY = 86_400_000;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ now: START });
});
afterAll(() => cloud.stop());

/** A community with a queue that is not served yet in each month, and its staff. */
interface Place {
  area: string;
  staff: PersonWithWeChat;
  rows: RawRows;
}

let made = 0;

function queueIn(area: string, month: string): Queue {
  const ticket = { state: 'called', person: null, home: null };
  const where = { area, within: lineage(area), point: 'p', pointName: 'p', kind: 'haircut' };
  const when = { day: `${area}.${month}`, date: `${month}-10`, month };
  return { _id: `${area}.${month}`, ...where, ...when, tickets: Array(6).fill(ticket) } as unknown as Queue;
}

async function aPlace(): Promise<Place> {
  made += 1;
  const street = `closing${made}`;
  const area = `${street}.c1`;
  const none = { days: [], hours: [], wishes: [], enquiries: [], notices: [], reads: [], history: [] };
  const rows = { areas: aTree(street), queues: MONTHS.map((month) => queueIn(area, month)), ...none };
  await insertRows(cloud, rows);
  return { area, rows, staff: await aStaff(cloud, area) };
}

/** What is done at an instant. */
type Step =
  | { do: 'serve'; month: string; ticket: number }
  | { do: 'give' | 'reverse'; month: string; person: number }
  | { do: 'close' | 'reopen' }
  | { do: 'wait'; days: number };

const month = fc.constantFrom(...MONTHS.slice(0, 3));
const person = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('serve' as const), month, ticket: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('give' as const), month, person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), month, person }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
  fc.record({ do: fc.constant('reopen' as const) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 25 }) }),
);

async function serve({ area }: Place, month: string, ticket: number, now: Date): Promise<void> {
  const change = { [`tickets.${ticket}.state`]: 'served', [`tickets.${ticket}.doneAt`]: now, changedAt: now };
  const open = { _id: `${area}.${month}`, [`tickets.${ticket}.state`]: 'called' };
  await cloud.database.update('queues', open, { $set: change });
}

/** Another half hour on somebody's day, or all of that day taken out again. */
async function write(
  { area }: Place,
  { month, person, ...step }: Extract<Step, { person: number }>,
  now: Date,
) {
  const date = `${month}-15`;
  const whose = { person: `${area}.${person}`, tell: '', name: '' };
  const [found] = await cloud.database.find('hours', { _id: `${whose.person}.${date}` });
  const known = found as unknown as Hours | undefined;
  const ledger = known ?? emptyLedger(whose, date);
  const start = new Date(new Date(`${date}T08:00:00+08:00`).getTime() + ledger.length * 1_800_000);
  const end = new Date(start.getTime() + 1_800_000);
  const line = { by: 'staff', byName: '', at: now, reason: '更正' };
  const claim = aClaim(`${ledger._id}.${ledger.length}`, date, {
    start,
    end,
    area,
    within: lineage(area),
    at: now,
  });
  const open = ledger.settled.filter(({ standing }) => standing !== 'reversed');
  const taken = ledger.entries.filter((entry) => open.some(({ id }) => id === entry.id));
  const reversals = taken.flatMap((entry) =>
    'start' in entry ? [reversalOf(entry, { id: `${entry.id}.out`, ...line })] : [],
  );
  const next = extended(ledger, step.do === 'give' ? [claim] : reversals);
  if (known) await cloud.database.remove('hours', { _id: ledger._id });
  if (next.length > 0) await cloud.database.insert('hours', [next as unknown as Document]);
}

/** The month to close next, or to reopen. */
async function bookOf({ area }: Place) {
  const [book] = await cloud.database.find('months', { _id: area });
  return book as unknown as { last: string | null } | undefined;
}

async function take(place: Place, each: Step, now: Date): Promise<void> {
  const phone = cloud.as(place.staff);
  if (each.do === 'serve') return serve(place, each.month, each.ticket, now);
  if ('person' in each) return write(place, each, now);
  if (each.do === 'wait') return;
  // Instances start anew with a clock: only those steps that ask one need it.
  cloud.setClock(now);
  const book = await bookOf(place);
  const { area } = place;
  if (each.do === 'close') {
    const month = correctedIn(book) ?? MONTHS[0];
    await phone.ask('tally.close', { area, month: month as string });
  } else if (book?.last) {
    await phone.call('tally.reopen', { area, month: book.last, reason: '漏了几位' });
  }
}

async function totals({ area, staff }: Place): Promise<{ personTimes: number; minutes: number }> {
  const sums = { personTimes: 0, minutes: 0 };
  for (const month of MONTHS) {
    const { tally } = await cloud.as(staff).call('tally.open', { area, period: month });
    sums.personTimes += personTimesWithCorrections(tally as unknown as Tally);
    sums.minutes += counted(minutesWithCorrections(tally as unknown as Tally));
  }
  return sums;
}

async function recounted(
  { area, rows }: Place,
  now: Date,
): Promise<{ personTimes: number; minutes: number }> {
  const [queues, hours] = await Promise.all([
    cloud.database.find('queues', { within: area }),
    cloud.database.find('hours', { 'settled.within': area }),
  ]);
  const all = { ...rows, queues, hours } as unknown as RawRows;
  const { personTimes, minutes } = recount(all, area, 'all', now);
  return { personTimes, minutes: counted(minutes) };
}

/** So that there is something to correct: a closed month with somebody in it. */
const BEGINNING: Step[] = [{ do: 'serve', month: '2026-08', ticket: 0 }, { do: 'close' }];

test('whatever is corrected after a closing, the months together stay what a recount gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14, size: 'max' }), async (steps) => {
      const place = await aPlace();
      let now = START;
      for (const each of [...BEGINNING, ...steps]) {
        now = new Date(now.getTime() + (each.do === 'wait' ? each.days * DAY : SETTLING + 1));
        await take(place, each, now);
      }
      cloud.setClock(new Date(now.getTime() + SETTLING + 1));
      expect(await bookOf(place)).toBeDefined();
      const expected = await recounted(place, now);
      expect(await totals(place)).toEqual(expected);
      const year = await cloud.as(place.staff).call('tally.open', { area: place.area, period: '2026' });
      const figures = year.tally as unknown as Tally;
      expect(personTimesWithCorrections(figures)).toBe(expected.personTimes);
      expect(counted(minutesWithCorrections(figures))).toBe(expected.minutes);
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 120_000);
