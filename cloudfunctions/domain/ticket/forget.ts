import { _, aggregate, or, update } from '../../kernel/database';
import { endOffer, release } from './offer';
import type { Queue, Ticket, TicketState, Waiting } from './queue';
import { guardOf, pathOf } from './ticket';

/** Queues at once; more are for another try. */
const MOST = 500;
/** How somebody is called who is known no more. */
const NAMELESS = '邻居';
const STILL: TicketState[] = ['waiting', 'later', 'called', 'skipped'];

type Own = Pick<Queue, '_id' | 'tickets' | 'waiting'>;

/** Their own number goes to whoever waits; a number for somebody else stays, and is no longer on their phone. */
async function forgetTicket(
  queue: string,
  ticket: Ticket,
  number: number,
  person: string,
  now: Date,
): Promise<void> {
  if (ticket.person !== person) {
    await update('queues', { _id: queue }, { [pathOf(number, 'tell')]: null });
    return;
  }
  if (STILL.includes(ticket.state)) {
    const change = { [pathOf(number, 'state')]: 'left', [pathOf(number, 'doneAt')]: now };
    await release(queue, { guard: guardOf('leave', number), change }, now);
  }
  const nobody = { person: null, holder: null, tell: null, home: null, name: NAMELESS, note: _.remove() };
  const fields = Object.entries(nobody).map(([field, value]) => [
    pathOf(number, field as keyof Ticket),
    value,
  ]);
  await update('queues', { _id: queue }, Object.fromEntries(fields));
}

async function forgetWaiting(queue: string, { state }: Waiting, index: number, now: Date): Promise<void> {
  const at = `waiting.${index}`;
  if (state === 'offered') await release(queue, endOffer(index), now);
  const gone = state === 'waiting' ? { [`${at}.state`]: 'gone', [`${at}.holder`]: null } : {};
  await update('queues', { _id: queue }, { ...gone, [`${at}.name`]: NAMELESS, [`${at}.person`]: '' });
}

/**
 * Takes somebody out of every queue: who they were, where they live, what was noted at the table. Numbers still to come
 * go to whoever waits. Killed in between, the same again does the rest.
 */
export async function forgetTicketsOf(person: string, now: Date): Promise<void> {
  const queues = await aggregate<Own>('queues', [
    { match: or({ 'tickets.tell': person }, { 'waiting.person': person }) },
    { project: { tickets: 1, waiting: 1 } },
    { limit: MOST },
  ]);
  for (const { _id, tickets, waiting } of queues) {
    for (const [index, each] of waiting.entries())
      if (each.person === person) await forgetWaiting(_id, each, index, now);
    for (const [index, each] of tickets.entries())
      if (each.tell === person) await forgetTicket(_id, each, index + 1, person, now);
  }
}
