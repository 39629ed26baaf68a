import { clockOf } from '../../kernel/clock';
import { _, $, aggregate, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { deliver, type Message } from '../../kernel/outbox';
import { calledQueue, type Queue, TAKING, type Waiting } from './queue';

const MINUTE = 60_000;
/** How long an offered place is kept, in milliseconds: on the day itself, and before it. */
const KEPT = { today: 10 * MINUTE, before: 120 * MINUTE };
/** Tries against others who change the same list at the same moment. */
const TRIES = 5;

/** Who is next in the waiting list; `index` is -1 when nobody waits. */
interface NextWaiting {
  index: number;
  next?: Waiting;
  queue: OfferedQueue;
}

/** What an offer says of the queue, and looks at. */
export type OfferedQueue = Pick<Queue, '_id' | 'state' | 'day' | 'dayName' | 'kind' | 'startsAt' | 'endsAt'>;

async function nextWaiting(id: string): Promise<NextWaiting | undefined> {
  const [row] = await aggregate<OfferedQueue & Omit<NextWaiting, 'queue'>>('queues', [
    { match: { _id: id } },
    { addFields: { index: $.indexOfArray(['$waiting.state', 'waiting']) } },
    {
      addFields: {
        next: $.arrayElemAt(['$waiting', $.cond({ if: $.lt(['$index', 0]), then: 0, else: '$index' })]),
      },
    },
    { project: { index: 1, next: 1, state: 1, day: 1, dayName: 1, kind: 1, startsAt: 1, endsAt: 1 } },
    { limit: 1 },
  ]);
  if (!row) return undefined;
  const { index, next, ...queue } = row;
  return { index, next, queue };
}

/** Whether its places can still be offered: a queue that is cancelled, closed or over gives out no more. */
export function isOffering({ state, endsAt }: OfferedQueue, now: Date): boolean {
  return TAKING.includes(state) && now < endsAt;
}

/** Until when a place offered now is kept. */
export function keptUntil({ startsAt }: OfferedQueue, now: Date): Date {
  const isToday = now >= new Date(startsAt.getTime() - KEPT.before);
  return new Date(now.getTime() + (isToday ? KEPT.today : KEPT.before));
}

/** The message with the offer; `happened` is how the place became free. */
export function offerTo(
  person: string,
  queue: OfferedQueue,
  happened: '有人退了号' | '多放了号',
  at: Date,
): Message {
  const until = keptUntil(queue, at);
  return {
    id: newId(person, `offer ${queue._id} ${at.toISOString()}`),
    to: person,
    template: 'offer',
    page: `packages/service-day/number/number?day=${queue.day}`,
    data: { service: calledQueue(queue), day: `${happened}，轮到您了`, tip: '请在期限内点开，说一声要不要' },
    text: `${calledQueue(queue)}${happened}，给您留到 ${clockOf(until)}，要不要说一声`,
    at,
  };
}

/** What goes away together with the place: a ticket that is left, an offer that ran out. */
export interface Leaving {
  guard: Record<string, unknown>;
  change: Record<string, unknown>;
}

/**
 * Gives a place back: to the first in the waiting list, who gets it offered until a deadline, or to everybody. One
 * conditional update, so the number of places held stays true whoever else comes at the same moment.
 *
 * @returns false when the place was given back already.
 */
export async function release(queueId: string, { guard, change }: Leaving, now: Date): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const found = await nextWaiting(queueId);
    if (!found) return false;
    const { index, next, queue } = found;
    if (index < 0 || !next || !isOffering(queue, now)) {
      const nobody = isOffering(queue, now) ? { waiting: _.not(_.elemMatch({ state: 'waiting' })) } : {};
      const freed = await update(
        'queues',
        { _id: queueId, ...guard, ...nobody },
        { ...change, held: _.inc(-1) },
      );
      if (freed > 0) return true;
    } else {
      const message = offerTo(next.person, queue, '有人退了号', now);
      const offered = await update(
        'queues',
        { _id: queueId, ...guard, [`waiting.${index}.state`]: 'waiting' },
        {
          ...change,
          [`waiting.${index}.state`]: 'offered',
          [`waiting.${index}.until`]: keptUntil(queue, now),
          outbox: _.push([message]),
        },
      );
      if (offered > 0) {
        await deliver([message]);
        return true;
      }
    }
  }
  return false;
}

/** The entry of the waiting list at this index ends, and with it the offer that was made. */
export function endOffer(index: number): Leaving {
  const at = `waiting.${index}`;
  return {
    guard: { [`${at}.state`]: 'offered' },
    change: { [`${at}.state`]: 'gone', [`${at}.holder`]: null },
  };
}

/** Offers nobody answered in time go to the next. Says how many. */
export async function sweepOffers(now: Date): Promise<number> {
  const late = { waiting: _.elemMatch({ state: 'offered', until: _.lt(now) }), 'waiting.until': _.lt(now) };
  const queues = await aggregate<Pick<Queue, '_id' | 'waiting'>>('queues', [
    { match: late },
    { project: { waiting: 1 } },
    { limit: 100 },
  ]);
  let swept = 0;
  for (const { _id, waiting } of queues) {
    for (const [index, { state, until }] of waiting.entries()) {
      if (state !== 'offered' || !until || until >= now) continue;
      if (await release(_id, endOffer(index), now)) swept += 1;
    }
  }
  return swept;
}
