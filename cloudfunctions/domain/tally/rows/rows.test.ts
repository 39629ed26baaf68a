import fc from 'fast-check';
import { aStaff, expectRefusal, type Phone, startTestCloud, type TestCloud } from '../../../../tests/support';
import { happenings } from '../happenings';
import { type RawRows, recount } from '../recount';
import { insertRows, rowsOf } from '../testing';
import type { Place, Row, What } from './row';

const NOW = new Date('2026-11-24T01:00:00Z');
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW });
});
afterAll(() => cloud.stop());

/** A street in which much happened, and the phone of its staff. */
interface Street {
  area: string;
  raw: RawRows;
  phone: Phone;
}

let streets = 0;

const street = happenings(60).map((happened) => async (): Promise<Street> => {
  streets += 1;
  const area = `street${streets}`;
  const raw = rowsOf(area, happened);
  await insertRows(cloud, raw);
  return { area, raw, phone: cloud.as(await aStaff(cloud, area)) };
});

/** Every page from there on, one after the other. */
async function all(
  phone: Phone,
  area: string,
  period: string,
  what: What,
  from: Place | null = null,
): Promise<Row[]> {
  const found: Row[] = [];
  let after = from;
  do {
    const page = await phone.call('tally.rows', { area, period, what, after });
    found.push(...page.rows);
    after = page.next;
  } while (after);
  return found;
}

const KINDS = ['timed', 'attested', 'self', 'unconfirmed'] as const;

test('behind every figure stand its rows, each once, the latest day first', async () => {
  const inner = fc.constantFrom('', '.c1', '.c1.e.1');
  const anyPeriod = fc.constantFrom('2026-10', '2026', 'all');
  const property = fc.asyncProperty(street, inner, anyPeriod, async (made, below, period) => {
    const { raw, phone, ...top } = await made();
    const area = `${top.area}${below}`;
    const tally = recount(raw, area, period, NOW);
    const read = async (what: What) => {
      const rows = await all(phone, area, period, what);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      const dates = rows.map(({ date }) => date);
      expect(dates).toEqual([...dates].sort().reverse());
      return rows;
    };
    const count = async (what: What) => (await read(what)).length;
    expect(await count({ of: 'served' })).toBe(tally.personTimes);
    for (const { id: service, personTimes } of tally.byService.slice(0, 1))
      expect(await count({ of: 'served', service })).toBe(personTimes);
    for (const { id: point, personTimes } of tally.byPoint.slice(0, 2))
      expect(await count({ of: 'served', point })).toBe(personTimes);
    for (const { id: team, personTimes } of tally.byTeam.slice(0, 1))
      expect(await count({ of: 'served', team })).toBe(personTimes);
    for (const { id: building, personTimes } of tally.byBuilding.slice(0, 1))
      expect(await count({ of: 'served', building })).toBe(personTimes);
    for (const { date, personTimes } of tally.byDay.slice(0, period.length === 7 ? 2 : 0))
      expect(await count({ of: 'served', date })).toBe(personTimes);
    for (const kind of KINDS) {
      const rows = await read({ of: 'hours', kind });
      expect(rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(tally.minutes[kind]);
    }
    expect(await count({ of: 'hours' })).toBe(tally.shifts);
    expect(await count({ of: 'wishes-made' })).toBe(tally.wishes.made);
    expect(await count({ of: 'wishes-fulfilled' })).toBe(tally.wishes.fulfilled);
    expect(await count({ of: 'enquiries-asked' })).toBe(tally.enquiries.asked);
    expect(await count({ of: 'enquiries-answered' })).toBe(tally.enquiries.answered);
    expect(await count({ of: 'enquiries-rated' })).toBe(tally.enquiries.rated);
    expect(await count({ of: 'served', rated: true })).toBe(tally.ratings.rated);
    expect(await count({ of: 'notices' })).toBe(tally.notices.posted);
  });
  await fc.assert(property, { numRuns: 4, endOnFailure: true });
});

const EVERYTHING: What[] = [
  { of: 'served' },
  { of: 'served', team: 't1' },
  { of: 'hours' },
  { of: 'wishes-made' },
  { of: 'wishes-fulfilled' },
  { of: 'enquiries-asked' },
  { of: 'enquiries-answered' },
  { of: 'notices' },
];

/** The place of a row, as a page that ended with it gives it. */
function placeOf({ key, date }: Row, { of }: What, { wishes, enquiries, notices }: RawRows): Place {
  const [id = '', row] = key.split(' ');
  if (row !== undefined) return { at: date, id, row: Number(row) };
  const documents = [...wishes, ...enquiries, ...(notices as typeof wishes)];
  const { at, thankedAt, answeredAt } = documents.find(({ _id }) => _id === id) as unknown as Record<
    string,
    Date
  >;
  const then = { 'wishes-fulfilled': thankedAt, 'enquiries-answered': answeredAt }[of as string] ?? at;
  return { at: (then as Date).toISOString(), id };
}

test('a year is its months, and wherever a page ends the next goes on with the very next row', async () => {
  const property = fc.asyncProperty(
    street,
    fc.double({ min: 0, max: 0.99, noNaN: true }),
    async (made, share) => {
      const { area, raw, phone } = await made();
      for (const what of EVERYTHING) {
        const months: Row[] = [];
        for (const month of ['2026-11', '2026-10', '2026-09'])
          months.push(...(await all(phone, area, month, what)));
        expect(await all(phone, area, '2026', what)).toEqual(months);
        const end = Math.floor(share * months.length);
        const last = months[end];
        const after = last ? placeOf(last, what, raw) : null;
        expect(await all(phone, area, '2026', what, after)).toEqual(months.slice(last ? end + 1 : 0));
      }
    },
  );
  await fc.assert(property, { numRuns: 2, endOnFailure: true });
});

test('only staff of the area see figures and rows, and rows name nobody', async () => {
  const [made] = fc.sample(street, { numRuns: 1, seed: 6 }) as [() => Promise<Street>];
  const { area, phone } = await made();
  const [month, what] = ['2026-10', { of: 'hours' } as const];
  const [row] = await all(phone, area, 'all', what);
  expect(row?.who).toBe('p**');
  const stranger = cloud.as(await aStaff(cloud, 'elsewhere'));
  await expectRefusal(stranger.call('tally.open', { area, period: month }), 'not-allowed');
  await expectRefusal(stranger.call('tally.questions', { area, month }), 'not-allowed');
  await expectRefusal(stranger.call('tally.rows', { area, period: 'all', what }), 'not-allowed');
  await expectRefusal(stranger.call('tally.close', { area, month }), 'not-allowed');
});
