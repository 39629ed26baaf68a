import { $, aggregate, and, or, type Query } from '../../kernel/database';
import { minutesToWait, type QueueHead, type Ticket } from './queue';

/** One ticket and what stands before it. */
export interface Place {
  queue: QueueHead;
  ticket: Ticket;
  /** Counted from 1; never changes. */
  number: number;
  /** People who will be called before. */
  before: number;
}

interface Row extends Omit<QueueHead, 'tickets'> {
  index: number;
  tickets: Ticket;
  before: number;
}

/** Nobody holds more tickets that are still to come. */
const MOST = 50;

const waitingBefore = $.size(
  $.filter({
    input: $.slice(['$states', '$index']),
    as: 'state',
    cond: $.eq(['$$state', 'waiting']),
  }),
);

/** The tickets that match, in the queues that match, with how many wait before each: one request, its answer small. */
async function places(queues: Query, tickets: Query): Promise<Place[]> {
  const rows = await aggregate<Row>('queues', [
    { match: and(queues, tickets) },
    { project: { waiting: 0, log: 0, outbox: 0 } },
    { addFields: { states: '$tickets.state' } },
    { unwind: { path: '$tickets', includeArrayIndex: 'index' } },
    { match: tickets },
    // A slice of no length is an error of the database, so the first in the queue is a case of its own.
    { addFields: { before: $.cond({ if: $.eq(['$index', 0]), then: 0, else: waitingBefore }) } },
    { project: { states: 0 } },
    { limit: MOST },
  ]);
  return rows.map(({ index, tickets: ticket, before, ...queue }) => ({
    queue,
    ticket,
    number: Number(index) + 1,
    before,
  }));
}

/** The ticket that this call took, or the one its holder has already. */
export async function placeTaken(
  queue: string,
  requestId: string,
  holder: string,
): Promise<Place | undefined> {
  const own = or({ 'tickets.requestId': requestId }, { 'tickets.holder': holder });
  return (await places({ _id: queue }, own))[0];
}

/** The tickets that somebody's phone shows, in the queues that match. */
export function placesOf(person: string, queues: Query): Promise<Place[]> {
  return places(queues, { 'tickets.tell': person });
}

/** What somebody is told who took a number. */
export interface Taken {
  queue: string;
  number: number;
  before: number;
  minutes: number;
}

export function taken({ number, before, queue }: Place): Taken {
  return { queue: queue._id, number, before, minutes: minutesToWait(before, queue) };
}
