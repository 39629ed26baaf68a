import fc from 'fast-check';
import { SERVICE_KINDS } from '../service-day/service-day';
import type { Ticket } from '../ticket/queue';

/** Days and instants where months and zones meet, and an ordinary one. */
const DATES = ['2026-09-30', '2026-10-01', '2026-10-17', '2026-10-31', '2026-11-01', '2026-11-10'];
const EDGES = [
  '2026-09-30T15:59:59.999Z',
  '2026-09-30T16:00:00.000Z',
  '2026-10-17T04:00:00.000Z',
  '2026-10-31T15:59:59.999Z',
  '2026-10-31T16:00:00.000Z',
  '2026-11-20T01:00:00.000Z',
];

const instant = fc.constantFrom(...EDGES).map((each) => new Date(each));
const date = fc.constantFrom(...DATES);

const PEOPLE = ['p1', 'p2', 'p3', 'p4'];
const STATES: Ticket['state'][] = ['served', 'served', 'served', 'waiting', 'skipped', 'left'];

/** What may have happened in a street; places are the ends of their paths, so that the street can be any. */
export function happenings(most = 6) {
  const building = fc
    .tuple(fc.constantFrom('c1', 'c2'), fc.constantFrom('1', '2'))
    .map(([community, n]) => `.${community}.e.${n}`);
  const area = fc.constantFrom('', '.c1', '.c2');
  const home = fc.option(fc.record({ building, room: fc.constantFrom('101', '201') }));
  const ticket = fc.record({
    state: fc.constantFrom(...STATES),
    person: fc.option(fc.constantFrom(...PEOPLE)),
    home,
    satisfaction: fc.option(fc.constantFrom(1, 2, 3), { nil: undefined }),
  });
  const queue = fc.record({
    area,
    date,
    kind: fc.constantFrom(...SERVICE_KINDS.slice(0, 3)),
    state: fc.constantFrom('open', 'cancelled'),
    team: fc.option(fc.constantFrom('t1', 't2')),
    tickets: fc.array(ticket, { maxLength: 6 }),
  });
  const claim = fc.record({
    area: fc.oneof(area, building),
    hour: fc.integer({ min: 6, max: 20 }),
    kind: fc.constantFrom('timed', 'attested', 'self'),
    team: fc.option(fc.constantFrom('t1', 't2')),
    after: fc.constantFrom('nothing', 'reversed', 'confirmed', 'reviewed'),
    length: fc.integer({ min: 1, max: 13 * 60 }),
  });
  const ledger = fc.record({
    person: fc.constantFrom(...PEOPLE),
    date,
    claims: fc.array(claim, { minLength: 1, maxLength: 3 }),
  });
  const wish = fc.record({
    building,
    at: instant,
    state: fc.constantFrom('made', 'open', 'claimed', 'fulfilled', 'thanked', 'withdrawn', 'split'),
    done: instant,
  });
  const enquiry = fc.record({
    building,
    at: instant,
    due: instant,
    state: fc.constantFrom('asked', 'bridged', 'answered', 'reopened', 'handed-on', 'withdrawn'),
    done: instant,
    holder: fc.constantFrom('owner', 'unit', 'staff'),
    rating: fc.option(fc.constantFrom(1, 3, 4, 5)),
  });
  const notice = fc.record({
    area: fc.oneof(area, building),
    at: instant,
    state: fc.constantFrom('posted', 'withdrawn'),
    reads: fc.array(fc.record({ building, room: fc.constantFrom('101', '201'), at: instant }), {
      maxLength: 4,
    }),
  });
  const past = fc.record({ area, month: fc.constantFrom('2017-01', '2026-10'), personTimes: fc.nat(50) });
  return fc.record({
    queues: fc.array(queue, { minLength: most > 6 ? most : 0, maxLength: most }),
    ledgers: fc.uniqueArray(ledger, { maxLength: 6, selector: ({ person, date: on }) => `${person}${on}` }),
    wishes: fc.array(wish, { minLength: most > 6 ? most : 0, maxLength: most }),
    enquiries: fc.array(enquiry, { minLength: most > 6 ? most : 0, maxLength: most }),
    notices: fc.array(notice, { maxLength: 4 }),
    history: fc.array(past, { maxLength: 2 }),
  });
}

export type Happened = ReturnType<typeof happenings> extends fc.Arbitrary<infer T> ? T : never;
