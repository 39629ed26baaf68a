import * as v from 'valibot';
import { aggregate } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { SERVICES, type ServiceKind } from '../service-day/service-day';
import { type Place, placesOf } from './place';
import {
  HEAD,
  minutesToWait,
  type QueueHead,
  type QueueState,
  type Satisfaction,
  type TicketState,
  type Waiting,
} from './queue';

/** One of my numbers, or one of an elder of mine. */
export interface MyTicket {
  queue: string;
  number: number;
  kind: ServiceKind;
  service: string;
  /** Whose it is, when it is not mine. */
  forName: string | null;
  state: TicketState;
  queueState: QueueState;
  before: number;
  minutes: number;
  calling: number;
  table: number | null;
  satisfaction: Satisfaction | null;
}

/** A full service I wait for a place in. */
export interface MyWaiting {
  queue: string;
  service: string;
  state: Waiting['state'];
  /** Deadline of the offer, in milliseconds since the epoch. */
  until: number | null;
}

export interface MineView {
  tickets: MyTicket[];
  waiting: MyWaiting[];
}

function myTicket({ queue, ticket, number, before }: Place, person: string): MyTicket {
  return {
    queue: queue._id,
    number,
    kind: queue.kind,
    service: SERVICES[queue.kind].name,
    forName: ticket.person === person ? null : ticket.name,
    state: ticket.state,
    queueState: queue.state,
    before,
    minutes: minutesToWait(before, queue),
    calling: queue.calling,
    table: ticket.table ?? null,
    satisfaction: ticket.satisfaction ?? null,
  };
}

/** Those that are still to come first, what is over last. */
const ORDER: TicketState[] = ['called', 'waiting', 'later', 'skipped', 'served', 'left'];

/** My numbers of a day and the waiting lists I am in. Three requests, in two steps. */
export const mine = procedure({
  input: v.object({ day: id }),
  allow: anyone,
  async run({ input: { day }, caller }): Promise<MineView> {
    const [places, waiting] = await Promise.all([
      placesOf(caller._id, { day }),
      aggregate<QueueHead & { entries: Waiting }>('queues', [
        { match: { day, 'waiting.holder': caller._id } },
        { addFields: { entries: '$waiting' } },
        { unwind: '$entries' },
        { match: { 'entries.holder': caller._id } },
        ...HEAD,
        { limit: 20 },
      ]),
    ]);
    const tickets = places
      .map((place) => myTicket(place, caller._id))
      .filter(({ state }) => state !== 'left');
    return {
      tickets: tickets.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
      waiting: waiting.map(({ _id, kind, entries }) => ({
        queue: _id,
        service: SERVICES[kind].name,
        state: entries.state,
        until: entries.until?.getTime() ?? null,
      })),
    };
  },
});
