import type { Entry, Hours } from '../cloudfunctions/domain/hours/ledger';
import { emptyLedger, extended, minutesBetween, reversalOf } from '../cloudfunctions/domain/hours/ledger';
import { occurrences } from '../cloudfunctions/domain/service-day/calendar';
import { dayOn } from '../cloudfunctions/domain/service-day/generate';
import type { Point, Series, ServiceDay } from '../cloudfunctions/domain/service-day/service-day';
import { SERVICES } from '../cloudfunctions/domain/service-day/service-day';
import type { Shift } from '../cloudfunctions/domain/shift/shift';
import { plusMonths } from '../cloudfunctions/domain/tally/period';
import { type Queue, queueOf, type Satisfaction, type Ticket } from '../cloudfunctions/domain/ticket/queue';
import { homeFor } from '../cloudfunctions/domain/ticket/take';
import { isWithin } from '../cloudfunctions/kernel/area';
import { month as monthOf } from '../cloudfunctions/kernel/clock';
import type { Person } from '../cloudfunctions/kernel/person';
import { Chance } from './chance';
import { areaAt, type Community } from './community';
import type { ServiceDays } from './service-days';

/** Full months before this one in which service days were held already. */
export const MONTHS = 5;
const MINUTE = 60_000;

/** How full a service was, from its emptiest day to its fullest. */
const FULL = { least: 0.55, most: 0.95 };
/** Of those served: known by name only, told how it was, and told that it was good. */
const BY_NAME = 0.25;
const RATED = 0.6;
const GOOD = 0.93;
const CALLED = ['陈奶奶', '王爷爷', '李阿姨', '张伯伯', '周奶奶', '吴爷爷', '赵阿姨', '孙伯伯'];

/** Of the volunteers' times: filled in by the leader, told and not confirmed, and written wrongly at first. */
const ATTESTED = 0.14;
const TOLD = 0.05;
const WRONG = 0.04;
const AT_ONE_DAY = 8;

/** What was held and by whom. */
export interface PastDays {
  days: ServiceDay[];
  queues: Queue[];
  hours: Hours[];
}

/** The first day from which there is something to count. */
export function firstMonth(now: Date): string {
  return plusMonths(monthOf(now), -MONTHS);
}

function datesOf({ rule }: Series, now: Date): string[] {
  return occurrences(rule, `${firstMonth(now)}-01`, 31 * (MONTHS + 1));
}

function ticketOf(queue: Queue, person: Person | undefined, chance: Chance, index: number): Ticket {
  const calledAt = new Date(
    queue.startsAt.getTime() + Math.floor(index / queue.tables) * queue.minutes * MINUTE,
  );
  const said: Satisfaction = chance.happens(GOOD) ? 3 : chance.happens(0.8) ? 2 : 1;
  const name = CALLED[Math.floor(chance.next() * CALLED.length)] as string;
  return {
    person: person?._id ?? null,
    holder: person?._id ?? null,
    tell: person?.openid ? person._id : null,
    home: person ? homeFor(person, queue.area) : null,
    name: person ? person.name || `${person.homes[0]?.room} 的邻居` : name,
    state: 'served',
    by: person?._id ?? (queue.helpers[0] as string),
    requestId: `seed-${index}`,
    at: queue.startsAt,
    calledAt,
    doneAt: new Date(calledAt.getTime() + queue.minutes * MINUTE),
    table: (index % queue.tables) + 1,
    ...(chance.happens(RATED) && { satisfaction: said }),
  };
}

function servedQueue(queue: Queue, neighbours: Person[]): Queue {
  const chance = new Chance(`past ${queue._id}`);
  const count = Math.round(queue.capacity * (FULL.least + chance.next() * (FULL.most - FULL.least)));
  const known = chance.shuffled(neighbours);
  const tickets = Array.from({ length: count }, (_, index) =>
    ticketOf(queue, chance.happens(BY_NAME) ? undefined : known[index], chance, index),
  );
  const changedAt = tickets.at(-1)?.doneAt as Date;
  return { ...queue, tickets, held: count, calling: count, changedAt };
}

function shiftOf({ _id, name }: Person, { startsAt, endsAt }: ServiceDay, need: string): Shift {
  const whose = { person: _id, tell: _id, name };
  const clocked = { in: startsAt, out: endsAt, how: 'scanned' as const };
  return { ...whose, ...clocked, need, state: 'out', since: startsAt, requestId: `seed ${_id}` };
}

/** What the ledger of this volunteer says of the day. */
function entriesOf(day: ServiceDay, shift: Shift, organiser: string): Entry[] {
  const chance = new Chance(`hours ${day._id} ${shift.person}`);
  const { startsAt: start, endsAt: end } = day;
  const line = { by: shift.person, byName: shift.name, at: end };
  const claim = {
    ...{ id: `timed.${day._id}`, kind: 'timed' as const, ...line, reason: null },
    ...{ activity: day.name, service: SERVICES[shift.need as keyof typeof SERVICES]?.name ?? '引导排队' },
    ...{ place: `${day.pointName} ${day.address}`, organiser, lead: null },
    ...{ day: day._id, point: day.point, area: day.area, within: day.within, team: day.team },
    ...{
      start,
      end,
      minutes: minutesBetween(start, end),
      ways: { in: 'scanned' as const, out: 'scanned' as const },
    },
  };
  if (chance.happens(TOLD)) return [{ ...claim, id: `${claim.id}.told`, kind: 'self', ways: null }];
  if (chance.happens(ATTESTED)) return [{ ...claim, id: `${claim.id}.filled`, kind: 'attested', ways: null }];
  if (!chance.happens(WRONG)) return [claim];
  const earlier = new Date(end.getTime() - 30 * MINUTE);
  const right = { ...claim, id: `${claim.id}.right`, kind: 'attested' as const, end: earlier, ways: null };
  const reversal = reversalOf(claim, { ...line, id: `${claim.id}.out`, reason: '提前半小时走了' });
  return [claim, reversal, { ...right, minutes: minutesBetween(start, earlier), reason: '提前半小时走了' }];
}

/** Service days of the last months: who was served, who helped, and what it came to in hours. */
export function pastDaysOf(
  community: Community,
  people: Person[],
  { points, series }: Pick<ServiceDays, 'points' | 'series'>,
  now: Date,
): PastDays {
  const team = community.teams.find(({ team: above }) => above === null)?._id ?? null;
  const volunteers = people.filter(({ volunteer, grants }) => volunteer && grants.length === 0);
  const past: PastDays = { days: [], queues: [], hours: [] };
  const taken = new Set<string>();
  for (const each of series) {
    const point = points.find(({ _id }) => _id === each.point) as Point;
    const neighbours = people.filter(({ homes }) =>
      homes.some(({ building }) => isWithin(building, each.area)),
    );
    const organiser = areaAt(community.areas, each.area).name;
    for (const date of datesOf(each, now)) {
      const planned = { ...dayOn(each, point, date), team };
      if (planned.endsAt > now) continue;
      const places = planned.needs.flatMap(({ id, count }) => Array.from({ length: count }, () => id));
      const free = new Chance(planned._id)
        .shuffled(volunteers)
        .filter(({ _id }) => !taken.has(`${_id} ${date}`))
        .slice(0, Math.min(AT_ONE_DAY, places.length));
      const shifts = free.map((person, index) => {
        taken.add(`${person._id} ${date}`);
        return shiftOf(person, planned, places[index] as string);
      });
      const needs = planned.needs.map((need) => ({
        ...need,
        taken: shifts.filter((shift) => shift.need === need.id).length,
      }));
      past.days.push({ ...planned, shifts, needs });
      past.queues.push(
        ...planned.offers.map((offer) => {
          const helpers = shifts.map(({ person }) => person);
          return servedQueue({ ...queueOf(planned, offer, point.token), helpers }, neighbours);
        }),
      );
      past.hours.push(
        ...shifts.map((shift) => extended(emptyLedger(shift, date), entriesOf(planned, shift, organiser))),
      );
    }
  }
  return past;
}
