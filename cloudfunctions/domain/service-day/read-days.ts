import { lineage } from '../../kernel/area';
import { _, $, and, expr, lookup, or, type Query, type Stage } from '../../kernel/database';
import {
  minutesToWait,
  type QueueHead,
  type QueueState,
  type TakeRefusal,
  takeRefusal,
} from '../ticket/queue';
import { metresBetween } from './distance';
import { type DayState, type Point, SERVICES, type ServiceDay, type ServiceKind } from './service-day';

/** One service of a day, as a list shows it. */
export interface ServiceCard {
  queue: string;
  kind: ServiceKind;
  name: string;
  short: string;
  state: QueueState;
  /** Places that can still be taken. */
  left: number;
  /** People who wait to be called, and how long the last of them waits, in minutes. */
  waiting: number;
  minutes: number;
  calling: number;
  /** Why no number can be taken from home; null when one can. */
  refusal: TakeRefusal | null;
  /** The caller's own number, or null. */
  mine: number | null;
}

/** A service day, as a list shows it. Instants are milliseconds since the epoch. */
export interface DayCard {
  id: string;
  name: string;
  state: DayState;
  reason: string | null;
  startsAt: number;
  endsAt: number;
  point: string;
  pointName: string;
  address: string;
  /** Metres from the building; null where nobody asks for a building. */
  metres: number | null;
  services: ServiceCard[];
}

interface QueueRow extends QueueHead {
  waitingCount: number;
  mine: number;
}

export interface DayRow extends Omit<ServiceDay, 'log' | 'outbox' | 'shifts' | 'waiting'> {
  queues: QueueRow[];
}

/** Stages after a match on days: their queues beside them, without what grows. */
export function withQueues(person: string): Stage[] {
  const waiting = $.filter({ input: '$tickets', as: 'ticket', cond: $.eq(['$$ticket.state', 'waiting']) });
  return [
    lookup({
      from: 'queues',
      let: { day: '$_id' },
      match: expr($.eq(['$day', '$$day'])),
      stages: [
        { addFields: { waitingCount: $.size(waiting), mine: $.indexOfArray(['$tickets.holder', person]) } },
        { project: { tickets: 0, waiting: 0, log: 0, outbox: 0, helpers: 0 } },
      ],
      as: 'queues',
    }),
    { project: { log: 0, outbox: 0, shifts: 0, waiting: 0 } },
  ];
}

/** The days that are not over for whoever lives in a building. */
export function daysFor(building: string, now: Date): Query {
  return { area: _.in(lineage(building)), endsAt: _.gt(now) };
}

/** The same for staff: also the days for parts of their area. */
export function daysIn(area: string, now: Date): Query {
  return and({ endsAt: _.gt(now) }, or({ area: _.in(lineage(area)) }, { within: area }));
}

/** Days looked at to find the next one at the nearest point. */
const AHEAD = 12;

/** A lookup beside a building: the planned days that are not over, from which `nearestDay` takes the next. */
export function comingDays(building: string, person: string, now: Date): Stage {
  const stages = [{ sort: { endsAt: 1 } }, { limit: AHEAD }, ...withQueues(person)];
  return lookup({ from: 'days', match: { ...daysFor(building, now), state: 'planned' }, stages, as: 'days' });
}

/** The next day at the nearest point; null where none is planned. */
export function nearestDay(
  { days, position }: { days: DayRow[]; position?: Point['position'] },
  now: Date,
): DayCard | null {
  return nearestFirst(days.map((day) => dayCard(day, position, now)))[0] ?? null;
}

function serviceCard(queue: QueueRow, now: Date): ServiceCard {
  const { name, short } = SERVICES[queue.kind];
  return {
    queue: queue._id,
    kind: queue.kind,
    name,
    short,
    state: queue.state,
    left: Math.max(0, queue.capacity - queue.held),
    waiting: queue.waitingCount,
    minutes: minutesToWait(queue.waitingCount, queue),
    calling: queue.calling,
    refusal: takeRefusal(queue, now, false),
    mine: queue.mine < 0 ? null : queue.mine + 1,
  };
}

/** In the order in which the day offers its services. */
export function dayCard(row: DayRow, from: Point['position'] | undefined, now: Date): DayCard {
  const services = row.offers.flatMap(({ kind }) => row.queues.filter((queue) => queue.kind === kind));
  return {
    id: row._id,
    name: row.name,
    state: row.state,
    reason: row.reason,
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    point: row.point,
    pointName: row.pointName,
    address: row.address,
    metres: from ? metresBetween(from, row.position) : null,
    services: services.map((queue) => serviceCard(queue, now)),
  };
}

/** The nearest point first, the soonest day of each first. */
export function nearestFirst(days: DayCard[]): DayCard[] {
  return [...days].sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0) || a.startsAt - b.startsAt);
}
