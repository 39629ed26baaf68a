import { clockOf, instant } from '../../kernel/clock';
import { _, add, aggregate, update } from '../../kernel/database';
import { deliver } from '../../kernel/outbox';
import type { LogEntry } from '../../kernel/workflow';
import { movePromises } from '../shift/busy';
import { HERE } from '../shift/shift';
import { arrange, isArranged, takeOff } from '../ticket/arrange';
import { type Queue, queueId, queueOf } from '../ticket/queue';
import { sayDate } from './calendar';
import type { Offer, Series, ServiceDay } from './service-day';
import { dayMessages } from './tell-day';

/** What is told of a day that changes with its series. */
export const REASON = '安排改了';

/** Who changes the series, by which call. */
export type Following = Pick<LogEntry, 'by' | 'requestId'> & { now: Date };

/** A queue as far as a series arranges it. */
type Arranged = Pick<Queue, '_id' | 'kind' | 'state' | 'order' | 'dayName' | 'startsAt' | 'endsAt'> & Offer;

/** The queues of these days by day: one request. */
export async function queuesOf(days: ServiceDay[]): Promise<Map<string, Arranged[]>> {
  const ids = days.map(({ _id }) => _id);
  const rows = await aggregate<Arranged & Pick<Queue, 'day'>>('queues', [
    { match: { day: _.in(ids) } },
    { project: { tickets: 0, waiting: 0, log: 0, outbox: 0, helpers: 0 } },
    { limit: 1000 },
  ]);
  return new Map(ids.map((id) => [id, rows.filter(({ day }) => day === id)]));
}

/** The new hours, once; whoever counts on the day is told by the same update. */
async function followTime(day: ServiceDay, { by, requestId, now }: Following): Promise<void> {
  await movePromises(day);
  const change = `改到${sayDate(day.date)} ${clockOf(day.startsAt)}`;
  const tell = await dayMessages(day, { change, reason: REASON, requestId, now });
  const entry: LogEntry = { verb: 'follow', by, at: now, requestId, reason: REASON };
  const followed = await update(
    'days',
    { _id: day._id, 'log.requestId': _.neq(requestId) },
    {
      startsAt: day.startsAt,
      endsAt: day.endsAt,
      log: _.push([entry]),
      ...(tell.length > 0 && { outbox: _.push(tell) }),
    },
  );
  if (followed > 0) await deliver(tell);
}

/** The queue of a service that is new to the day, with those who work there already. */
async function addQueue(day: ServiceDay, offer: Offer, token: string): Promise<void> {
  const here = day.shifts.filter(({ state }) => HERE.includes(state)).map(({ person }) => person);
  await add('queues', { ...queueOf(day, offer, token), helpers: [...new Set(here)] });
}

/** A queue goes on under the new arrangement. One that had been taken off is there again. */
async function followQueue(queue: Arranged, day: ServiceDay, offer: Offer, now: Date): Promise<void> {
  const { name: dayName, startsAt, endsAt } = day;
  const wanted = { dayName, startsAt, endsAt, order: day.offers.indexOf(offer), ...offer };
  const again = { ...wanted, ...(queue.state === 'cancelled' && { state: 'open' as const }) };
  if (!isArranged(queue, again)) await arrange(queue._id, again, now);
}

/** Whether somebody gave this day a time of its own, which it keeps. */
function isMoved({ log }: ServiceDay): boolean {
  return log.some(({ verb }) => verb === 'move');
}

/**
 * A planned day goes on under the changed series: name, hours and services follow, numbers stay good. Whoever counts on
 * something that is no more is told. Killed at any point, the same again does the rest.
 */
export async function follow(
  read: ServiceDay,
  queues: Arranged[],
  { name, offers, from, to }: Series,
  token: string,
  following: Following,
): Promise<void> {
  const { date } = read;
  const own = isMoved(read);
  const startsAt = own ? read.startsAt : instant(date, from);
  const endsAt = own ? read.endsAt : instant(date, to);
  const day = { ...read, name, offers, startsAt, endsAt };
  await update('days', { _id: day._id }, { name, offers });
  const isLater = Number(startsAt) !== Number(read.startsAt) || Number(endsAt) !== Number(read.endsAt);
  if (isLater) await followTime(day, following);
  for (const offer of offers) {
    const queue = queues.find(({ _id }) => _id === queueId(day._id, offer.kind));
    await (queue ? followQueue(queue, day, offer, following.now) : addQueue(day, offer, token));
  }
  const gone = queues.filter(({ kind }) => !offers.some((offer) => offer.kind === kind));
  for (const { _id } of gone) await takeOff(_id, { date: sayDate(date), reason: REASON, ...following });
}
