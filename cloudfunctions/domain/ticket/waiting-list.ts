import * as v from 'valibot';
import { _, $, aggregate, update } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { endOffer, release } from './offer';
import { placeTaken, type Taken, taken } from './place';
import type { Queue, Ticket, Waiting } from './queue';
import { HEAD, sayTakeRefusal, TAKING } from './queue';
import { homeFor, nameOf, onQueue } from './take';

/** Joins the waiting list of a full queue. Whoever is in it or has a number stays where they are. */
export const wait = procedureOn({
  input: v.object({ queue: id }),
  ...onQueue,
  allow: anyone,
  async run({ caller, subject: queue, now }): Promise<null> {
    must(TAKING.includes(queue.state) && now < queue.endsAt, 'later', sayTakeRefusal('closed'));
    const entry: Waiting = {
      person: caller._id,
      holder: caller._id,
      name: nameOf(caller),
      state: 'waiting',
      at: now,
      until: null,
    };
    // The capacity as it was read: with more, there is a place to take instead of one to wait for.
    const full = {
      _id: queue._id,
      state: _.in(TAKING),
      capacity: queue.capacity,
      held: _.gte(queue.capacity),
    };
    const once = { 'waiting.holder': _.neq(caller._id), 'tickets.holder': _.neq(caller._id) };
    const joined = await update('queues', { ...full, ...once }, { waiting: _.push([entry]) });
    must(joined > 0 || (await entryOf(queue._id, caller._id)), 'changed', '刚有号空出来了，直接取号就行。');
    return null;
  },
});

interface Entry {
  index: number;
  entry: Waiting;
  queue: Queue;
}

/** The caller's entry of the waiting list. */
async function entryOf(queueId: string, person: string): Promise<Entry | undefined> {
  const [row] = await aggregate<Queue & Omit<Entry, 'queue'>>('queues', [
    { match: { _id: queueId, 'waiting.holder': person } },
    { addFields: { index: $.indexOfArray(['$waiting.holder', person]) } },
    { addFields: { entry: $.arrayElemAt(['$waiting', '$index']) } },
    ...HEAD,
    { limit: 1 },
  ]);
  if (!row) return undefined;
  const { index, entry, ...queue } = row;
  return { index, entry, queue: queue as Queue };
}

/** Takes the place that was offered: the ticket comes at the end of the queue, the place is held already. */
export const accept = procedure({
  input: v.object({ queue: id }),
  allow: anyone,
  async run({ input, caller, requestId, now }): Promise<Taken> {
    const waited = await entryOf(input.queue, caller._id);
    if (waited) {
      const at = `waiting.${waited.index}`;
      const ticket: Ticket = {
        person: caller._id,
        holder: caller._id,
        tell: caller._id,
        home: homeFor(caller, waited.queue.area),
        name: nameOf(caller),
        state: 'waiting',
        by: caller._id,
        requestId,
        at: now,
      };
      await update(
        'queues',
        {
          _id: input.queue,
          state: _.in(TAKING),
          [`${at}.state`]: 'offered',
          [`${at}.until`]: _.gt(now),
          'tickets.holder': _.neq(caller._id),
        },
        { tickets: _.push([ticket]), [`${at}.state`]: 'taken', [`${at}.holder`]: null },
      );
    }
    const place = await placeTaken(input.queue, requestId, caller._id);
    must(place, 'later', '这个名额已经给了下一位，可以再排一次候补。');
    return taken(place);
  },
});

/** Leaves the waiting list; an offered place goes on to the next. */
export const stopWaiting = procedure({
  input: v.object({ queue: id }),
  allow: anyone,
  async run({ input: { queue }, caller, now }): Promise<null> {
    const waited = await entryOf(queue, caller._id);
    if (!waited) return null;
    const at = `waiting.${waited.index}`;
    const gone = await update(
      'queues',
      { _id: queue, [`${at}.state`]: 'waiting' },
      { [`${at}.state`]: 'gone', [`${at}.holder`]: null },
    );
    if (gone === 0) await release(queue, endOffer(waited.index), now);
    return null;
  },
});
