import * as v from 'valibot';
import { _, $, aggregate, expr, lookup, type Stage } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import { SERVICES, type ServiceKind } from '../service-day/service-day';
import {
  helper,
  type Queue,
  type QueueHead,
  type QueueState,
  type QueueVerb,
  queueWorkflow,
  type Ticket,
} from './queue';

/** A ticket as the desk shows it. */
export interface DeskTicket {
  number: number;
  name: string;
  state: Ticket['state'];
  table: number | null;
  /** Whether this person's readings may be kept for them. */
  withPhone: boolean;
}

export interface DeskQueue {
  queue: string;
  kind: ServiceKind;
  name: string;
  state: QueueState;
  calling: number;
  waiting: number;
  left: number;
  capacity: number;
  /** How many wait for a place. */
  hoping: number;
  tables: number;
  /** At a table or on the way there. */
  called: DeskTicket[];
  /** The next to be called. */
  next: DeskTicket[];
  /** Not there when called, or coming later. */
  away: DeskTicket[];
  can: QueueVerb[];
}

export interface DeskView {
  day: string;
  dayName: string;
  pointName: string;
  queues: DeskQueue[];
}

/** Tickets shown of those next in line, and of those away. */
const NEXT = 4;
const AWAY = 30;

interface Numbered {
  index: number;
  tickets: Ticket;
}

interface Row extends QueueHead {
  waitingCount: number;
  hoping: number;
  active: Numbered[];
  next: Numbered[];
}

/** Tickets in these states with their numbers, looked up of a queue. */
function ticketsIn(states: Ticket['state'][], limit: number, as: string): Stage {
  return lookup({
    from: 'queues',
    let: { queue: '$_id' },
    match: expr($.eq(['$_id', '$$queue'])),
    stages: [
      { project: { tickets: 1 } },
      { unwind: { path: '$tickets', includeArrayIndex: 'index' } },
      { match: { 'tickets.state': _.in(states) } },
      { limit },
    ],
    as,
  });
}

function deskTicket({ index, tickets }: Numbered): DeskTicket {
  const { name, state, table, person, tell } = tickets;
  return {
    number: Number(index) + 1,
    name,
    state,
    table: table ?? null,
    withPhone: person !== null && tell === person,
  };
}

/** What the table works with: a few tickets of each queue, however long it is. Two requests. */
export const openDesk = procedure({
  input: v.object({ day: id }),
  allow: anyone,
  async run({ input: { day }, caller, now }): Promise<DeskView> {
    const waiting = $.filter({ input: '$tickets', as: 'ticket', cond: $.eq(['$$ticket.state', 'waiting']) });
    const hoping = $.filter({ input: '$waiting', as: 'each', cond: $.eq(['$$each.state', 'waiting']) });
    const rows = await aggregate<Row>('queues', [
      { match: { day } },
      { sort: { order: 1 } },
      { addFields: { waitingCount: $.size(waiting), hoping: $.size(hoping) } },
      { project: { tickets: 0, waiting: 0, outbox: 0 } },
      ticketsIn(['waiting'], NEXT, 'next'),
      ticketsIn(['called', 'later', 'skipped'], AWAY, 'active'),
      { limit: 20 },
    ]);
    const [first] = rows;
    must(first, 'not-found', '没有找到这个服务日。');
    must(helper.test(first, { caller, now }), 'not-allowed', helper.say);
    const queues = rows.map((row): DeskQueue => {
      const active = row.active.map(deskTicket);
      return {
        queue: row._id,
        kind: row.kind,
        name: SERVICES[row.kind].name,
        state: row.state,
        calling: row.calling,
        waiting: row.waitingCount,
        left: Math.max(0, row.capacity - row.held),
        capacity: row.capacity,
        hoping: row.hoping,
        tables: row.tables,
        called: active.filter(({ state }) => state === 'called'),
        next: row.next.map(deskTicket),
        away: active.filter(({ state }) => state !== 'called'),
        can: can(queueWorkflow, row as unknown as Queue, { caller, now }),
      };
    });
    return { day, dayName: first.dayName, pointName: first.pointName, queues };
  },
});
