import { _, aggregate, type Query, remove, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { deliver, type Message } from '../../kernel/outbox';
import { isOffering, keptUntil, offerTo } from './offer';
import { calledQueue, type Queue, type Waiting } from './queue';

/** Tries against others who change the same queue at the same moment. */
const TRIES = 5;

/** A queue with its waiting list, without its tickets. */
type WithWaiting = Omit<Queue, 'tickets' | 'log' | 'outbox'>;

async function read(id: string): Promise<WithWaiting | undefined> {
  const [queue] = await aggregate<WithWaiting>('queues', [
    { match: { _id: id } },
    { project: { tickets: 0, log: 0, outbox: 0 } },
    { limit: 1 },
  ]);
  return queue;
}

/** Places in the waiting list that get an offer when a queue stands so: as many as are free, the first first. */
function toOffer({ waiting, capacity, held }: WithWaiting): number[] {
  const all = [...waiting.keys()].filter((index) => waiting[index]?.state === 'waiting');
  return all.slice(0, Math.max(0, capacity - held));
}

/** Conditions and changes of the offers to these places of the waiting list. */
function offering(queue: WithWaiting, places: number[], now: Date) {
  const tell = places.map((index) =>
    offerTo((queue.waiting[index] as Waiting).person, queue, '多放了号', now),
  );
  const set = (field: keyof Waiting, value: unknown) =>
    Object.fromEntries(places.map((index) => [`waiting.${index}.${field}`, value]));
  const until = set('until', keptUntil(queue, now));
  const guard: Query = { held: _.lte(queue.capacity - places.length), ...set('state', 'waiting') };
  const change = { held: _.inc(places.length), ...set('state', 'offered'), ...until, outbox: _.push(tell) };
  return { guard, change, tell };
}

/** Whether a queue stands as it is wanted. */
export function isArranged(queue: Partial<Queue>, wanted: Partial<Queue>): boolean {
  const keys = Object.keys(wanted) as (keyof Queue)[];
  return keys.every((key) => queue[key]?.valueOf() === wanted[key]?.valueOf());
}

/**
 * Arranges a queue anew. Places that are new are offered to the waiting list by the very same update, so that nobody
 * comes in between; with less capacity whoever has a number keeps it. Three requests, two where nobody gets an offer.
 */
export async function arrange(id: string, arrangement: Partial<Queue>, now: Date): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const found = await read(id);
    if (!found) return;
    const queue = { ...found, ...arrangement };
    const places = isOffering(queue, now) ? toOffer(queue) : [];
    if (places.length > 0) {
      const { guard, change, tell } = offering(queue, places, now);
      const offered = await update('queues', { _id: id, ...guard }, { ...arrangement, ...change });
      if (offered > 0) return deliver(tell);
    } else {
      if (isArranged(found, arrangement)) return;
      const isRoomy = queue.capacity > queue.held;
      const nobody = isRoomy ? { waiting: _.not(_.elemMatch({ state: 'waiting' })) } : {};
      if ((await update('queues', { _id: id, ...nobody }, arrangement)) > 0) return;
    }
  }
}

/** Everybody who counts on a queue: who has a number still to come, who waits or has been offered a place. */
function counting({ tickets, waiting }: Pick<Queue, 'tickets' | 'waiting'>): string[] {
  const still = tickets.filter(({ state }) => ['waiting', 'later', 'called', 'skipped'].includes(state));
  const hoping = waiting.filter(({ holder }) => holder !== null);
  const people = [...still.map(({ tell }) => tell), ...hoping.map(({ holder }) => holder)];
  return [...new Set(people.filter((person) => person !== null))];
}

/** Why a service is taken off a day, and by which call. */
export interface TakenOff {
  /** 11 月 24 日 周二 */
  date: string;
  reason: string;
  requestId: string;
  now: Date;
}

function takenOff(queue: Queue, { date, reason, requestId, now }: TakenOff): Message[] {
  const service = calledQueue(queue);
  return counting(queue).map((to) => ({
    id: newId(to, `${requestId} ${queue._id}`),
    to,
    template: 'day',
    page: `packages/service-day/day/day?id=${queue.day}`,
    data: { name: `${service} ${date}`, change: '这一项不办了，抱歉', reason },
    text: `${date}的${service}不办了，号也就不作数了。原因：${reason}`,
    at: now,
  }));
}

/**
 * Takes a service off a day that is planned, and tells whoever counts on it in the same update; where nobody does, it is
 * as if it had never been. Done before, it is left as it is. Three requests.
 */
export async function takeOff(id: string, why: TakenOff): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [queue] = await aggregate<Queue>('queues', [
      { match: { _id: id, state: _.neq('cancelled') } },
      { limit: 1 },
    ]);
    if (!queue) return;
    const asRead = {
      [`tickets.${queue.tickets.length}`]: _.exists(false),
      [`waiting.${queue.waiting.length}`]: _.exists(false),
    };
    if (queue.tickets.length + queue.waiting.length === 0) {
      await remove('queues', { _id: id, ...asRead });
      continue;
    }
    const tell = takenOff(queue, why);
    const change = { state: 'cancelled', ...(tell.length > 0 && { outbox: _.push(tell) }) };
    if ((await update('queues', { _id: id, ...asRead }, change)) > 0) return deliver(tell);
  }
}
