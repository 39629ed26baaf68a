import * as v from 'valibot';
import { isWithin } from '../../kernel/area';
import { _, update } from '../../kernel/database';
import { id, token } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must, Refusal } from '../../kernel/refusal';
import { placeTaken, type Taken, taken } from './place';
import {
  HEAD,
  type Queue,
  type QueueHead,
  sayTakeRefusal,
  TAKING,
  type Ticket,
  type TicketHome,
  takeRefusal,
} from './queue';

/** What every procedure about one queue begins with. */
export const onQueue = {
  subject: ({ queue }: { queue: string }) => ({ from: 'queues' as const, by: { _id: queue }, shape: HEAD }),
  missing: '没有找到这项服务，请回上一页再看看。',
};

/** The home from which somebody comes to a service for this area: one in the area, or the first of theirs. */
export function homeFor({ homes }: Pick<Person, 'homes'>, area: string): TicketHome | null {
  const home = homes.find(({ building }) => isWithin(building, area)) ?? homes[0];
  return home ? { building: home.building, household: home.household } : null;
}

/** How somebody is called out who has taken a number on their own phone. */
export function nameOf({ name, homes }: Person): string {
  return name || (homes[0] ? `${homes[0].room} 的邻居` : '邻居');
}

/**
 * Puts a ticket at the end of the queue, in one request. The number is the place in the array: given by the database,
 * without gap or double however many push at once; capacity is guarded by the same update.
 */
export async function push(queue: QueueHead, ticket: Ticket): Promise<void> {
  const free = { _id: queue._id, state: _.in(TAKING), held: _.lt(queue.capacity) };
  const once = { 'tickets.requestId': _.neq(ticket.requestId) };
  const one = ticket.holder ? { 'tickets.holder': _.neq(ticket.holder) } : {};
  await update('queues', { ...free, ...once, ...one }, { tickets: _.push([ticket]), held: _.inc(1) });
}

/**
 * Takes a number: the ticket is pushed, then its place read. Who holds one already is told that one, who came too late
 * that it is full.
 */
export async function takeTicket(queue: Queue, ticket: Ticket, atThePoint: boolean): Promise<Taken> {
  const refusal = takeRefusal(queue, ticket.at, atThePoint);
  if (refusal && refusal !== 'full') throw new Refusal('later', sayTakeRefusal(refusal));
  await push(queue, ticket);
  const place = await placeTaken(queue._id, ticket.requestId, ticket.holder ?? ticket.requestId);
  must(place, 'later', sayTakeRefusal('full'));
  return taken(place);
}

/** Takes a number for oneself: by the point's code there, or ahead of the day where the service allows it. */
export const take = procedureOn({
  input: v.object({ queue: id, token: v.optional(token) }),
  ...onQueue,
  allow: anyone,
  async run({ input, caller, subject: queue, requestId, now }): Promise<Taken> {
    const { _id: person } = caller;
    const ticket: Ticket = {
      person,
      holder: person,
      tell: person,
      home: homeFor(caller, queue.area),
      name: nameOf(caller),
      state: 'waiting',
      by: person,
      requestId,
      at: now,
    };
    return takeTicket(queue, ticket, input.token === queue.token);
  },
});
