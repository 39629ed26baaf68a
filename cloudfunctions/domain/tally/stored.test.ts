import fc from 'fast-check';
import type { Document } from '../../../scripts/cloud/database/types';
import { aStaff, type PersonWithWeChat, startTestCloud, type TestCloud } from '../../../tests/support';
import { extended, type Hours, reversalOf, standings } from '../hours/ledger';
import { SETTLING } from './closing/book';
import { happenings } from './happenings';
import { type RawRows, recount } from './recount';
import { comparable, insertRows, rowsOf } from './testing';

const NOW = new Date('2026-11-24T01:00:00Z');
/** When somebody writes into a month that is over: after the instant as of which it was counted. */
const LATER = new Date(NOW.getTime() - SETTLING / 2);
const MONTHS_OVER = 10;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud({ now: NOW });
});
afterAll(() => cloud.stop());

let runs = 0;

interface Place {
  area: string;
  rows: RawRows;
  staff: PersonWithWeChat;
}

async function aPlace(happened: Parameters<typeof rowsOf>[1], inner: string): Promise<Place> {
  runs += 1;
  const street = `stored${runs}`;
  const rows = rowsOf(street, happened);
  await insertRows(cloud, rows);
  return { area: `${street}${inner}`, rows, staff: await aStaff(cloud, street) };
}

/** What the page of a longer period shows, and how many requests it takes. */
async function look({ area, staff }: Place, period: string) {
  const { reply, record } = await cloud.as(staff).ask('tally.open', { area, period });
  if (!reply.ok) throw new Error(reply.say);
  return { tally: comparable(reply.data.tally), kind: reply.data.kind, requests: record.requests };
}

function expected({ area, rows }: Place, period: string, kind: string, now: Date) {
  const tally = comparable(recount(rows, area, period, now));
  return kind === 'street' ? { ...tally, byBuilding: [] } : tally;
}

/** Somebody says how it was, or was served after all, in a month that is over. */
async function changeTicket({ rows }: Place): Promise<void> {
  const queue = rows.queues.find(({ month, tickets }) => month < '2026-11' && tickets.length > 0);
  const ticket = queue?.tickets[0];
  if (!queue || !ticket) return;
  Object.assign(ticket, { state: 'served', satisfaction: 3, doneAt: LATER });
  await cloud.database.update(
    'queues',
    { _id: queue._id },
    { $set: { tickets: queue.tickets as never, changedAt: LATER } },
  );
}

/** Somebody's day in a month that is over is taken out of the ledger again. */
async function changeLedger({ rows }: Place): Promise<void> {
  const ledger = (rows.hours as Hours[]).find(({ month }) => month < '2026-11');
  if (!ledger) return;
  const line = { by: 'staff', byName: '', at: LATER, reason: '记错了' };
  const open = standings(ledger).filter(({ standing }) => standing !== 'reversed');
  const reversals = open.map(({ claim }) => reversalOf(claim, { id: `${claim.id}.out`, ...line }));
  const next = { ...extended(ledger, reversals), changedAt: LATER };
  rows.hours = rows.hours.map((each) => (each === ledger ? next : each));
  await cloud.database.remove('hours', { _id: ledger._id });
  await cloud.database.insert('hours', [next as unknown as Document]);
}

test('months that were counted once are added, and what changes in them afterwards is seen', async () => {
  await fc.assert(
    fc.asyncProperty(
      happenings(),
      fc.constantFrom('', '.c1'),
      fc.constantFrom('2026', 'all'),
      fc.boolean(),
      async (happened, inner, period, closes) => {
        const place = await aPlace(happened, inner);
        const phone = cloud.as(place.staff);
        if (closes) await phone.call('tally.close', { area: place.area, month: '2026-09' });
        const counting = { area: place.area, period };
        const over = { done: MONTHS_OVER, of: MONTHS_OVER };
        expect(await phone.call('tally.countAhead', counting)).toEqual(over);
        const { tally, kind, requests } = await look(place, period);
        expect(tally).toEqual(expected(place, period, kind, NOW));
        expect(requests).toBe(6);
        if (closes) return;

        await changeTicket(place);
        await changeLedger(place);
        const changed = expected(place, period, kind, NOW);
        expect((await look(place, period)).tally).toEqual(changed);
        expect(await phone.call('tally.countAhead', counting)).toEqual(over);
        expect((await look(place, period)).tally).toEqual(changed);
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
}, 60_000);

test('a month is counted once, and once more when something in it changed', async () => {
  const queue = { area: '.c1', date: '2026-10-17', kind: 'haircut', state: 'open', team: null } as const;
  const ticket = { state: 'waiting', person: 'p1', home: null, satisfaction: undefined } as const;
  const none = { ledgers: [], wishes: [], enquiries: [], notices: [], history: [] };
  const place = await aPlace({ queues: [{ ...queue, tickets: [ticket] }], ...none }, '.c1');
  const count = async () => {
    const asked = { area: place.area, period: '2026' };
    return (await cloud.as(place.staff).ask('tally.countAhead', asked)).record.requests;
  };
  const [reading, ofOne] = [2, 6];
  expect(await count()).toBe(1 + 5 * MONTHS_OVER);
  expect(await count()).toBe(reading);
  const before = { area: place.area, period: '2025' };
  expect(await cloud.as(place.staff).call('tally.countAhead', before)).toEqual({ done: 0, of: 0 });
  await changeTicket(place);
  expect(await count()).toBe(reading + ofOne);
  cloud.setClock(new Date(LATER.getTime() + SETTLING + 1));
  expect(await count()).toBe(reading + ofOne);
  expect(await count()).toBe(reading);
});
