import * as v from 'valibot';
import { $, aggregate } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { SERVICES } from '../service-day/service-day';
import type { QueueHead, QueueState } from './queue';

export interface ScreenQueue {
  queue: string;
  name: string;
  state: QueueState;
  /** The number called last; 0 before the first. */
  calling: number;
  /** The table that called it. */
  table: number | null;
  /** When, in milliseconds since the epoch: the screen lights up what is new. */
  calledAt: number | null;
  /** The number that comes next; null when nobody waits. */
  next: number | null;
  waiting: number;
  full: boolean;
}

export interface ScreenView {
  dayName: string;
  pointName: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  endsAt: number;
  queues: ScreenQueue[];
}

interface Row extends QueueHead {
  waitingCount: number;
  next: number;
  table?: number;
  calledAt?: Date;
}

/** The calling screen at the point: numbers, never names. Anyone may see it, it hangs on the wall. */
export const screen = procedure({
  input: v.object({ day: id }),
  allow: anyone,
  async run({ input: { day } }): Promise<ScreenView> {
    const waiting = $.filter({ input: '$tickets', as: 'ticket', cond: $.eq(['$$ticket.state', 'waiting']) });
    const last = $.max([$.subtract(['$calling', 1]), 0]);
    const rows = await aggregate<Row>('queues', [
      { match: { day } },
      { sort: { order: 1 } },
      {
        addFields: {
          waitingCount: $.size(waiting),
          next: $.indexOfArray(['$tickets.state', 'waiting']),
          last: $.arrayElemAt(['$tickets', last]),
        },
      },
      { addFields: { table: '$last.table', calledAt: '$last.calledAt' } },
      { project: { tickets: 0, waiting: 0, log: 0, outbox: 0, last: 0, helpers: 0, token: 0 } },
      { limit: 20 },
    ]);
    const [first] = rows;
    must(first, 'not-found', '没有找到这个服务日。');
    return {
      dayName: first.dayName,
      pointName: first.pointName,
      startsAt: first.startsAt.getTime(),
      endsAt: first.endsAt.getTime(),
      queues: rows.map((row) => ({
        queue: row._id,
        name: SERVICES[row.kind].name,
        state: row.state,
        calling: row.calling,
        table: row.calling > 0 ? (row.table ?? null) : null,
        calledAt: row.calling > 0 ? (row.calledAt?.getTime() ?? null) : null,
        next: row.next < 0 ? null : row.next + 1,
        waiting: row.waitingCount,
        full: row.held >= row.capacity,
      })),
    };
  },
});
