import * as v from 'valibot';
import { $, update } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, type Context, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { tellNow } from '../../kernel/tell-now';
import { move } from '../../kernel/workflow';
import { onTicket, ticketInput } from './leave';
import { calledQueue, HEAD, helper, type Queue, type QueueHead, queueWorkflow, type Ticket } from './queue';
import { moveTicket, pathOf } from './ticket';

/** A queue's head, the ticket to call, and whose phone to tell. */
interface Front extends QueueHead {
  /** Index of that ticket, -1 when nobody waits. */
  front: number;
  ticket?: Ticket;
  told: Person[];
}

const table = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20));

/** Stages that leave of a queue its head and the ticket at an index, with the person to tell. */
function front(index: unknown) {
  return [
    { addFields: { front: index } },
    { addFields: { ticket: $.arrayElemAt(['$tickets', $.max(['$front', 0])]) } },
    ...HEAD,
    { lookup: { from: 'people', localField: 'ticket.tell', foreignField: '_id', as: 'told' } },
  ];
}

function tellCalled({ told, ...queue }: Front, number: number, at: number): Promise<void> {
  return tellNow(told[0]?.openid, 'called', `packages/service-day/number/number?day=${queue.day}`, {
    service: calledQueue(queue),
    number: String(number),
    place: `${queue.pointName} ${at} 号桌`,
    tip: '轮到您了，请到桌边来',
  });
}

function mustHelp({ caller, subject }: Pick<Context<unknown, Queue>, 'caller' | 'subject'>): void {
  // Who helps does not depend on the time.
  must(helper.test(subject, { caller, now: new Date(0) }), 'not-allowed', helper.say);
}

/** Calls the next in line to a table: two requests, however long the queue. Of two tables at once, one wins. */
export const callNext = procedureOn({
  input: v.object({ queue: id, table }),
  subject: ({ queue }: { queue: string }) => ({
    from: 'queues' as const,
    by: { _id: queue },
    shape: front($.indexOfArray(['$tickets.state', 'waiting'])),
  }),
  missing: '没有找到这项服务，请回上一页再看看。',
  allow: mustHelp,
  async run({ input, subject, now }): Promise<{ number: number | null }> {
    const found = subject as unknown as Front;
    must(found.state !== 'paused', 'later', '正在歇一会儿，先点“继续”再叫号。');
    must(found.state !== 'cancelled', 'changed', '今天的服务已经取消了。');
    if (found.front < 0) return { number: null };
    const number = found.front + 1;
    const called = await update(
      'queues',
      { _id: input.queue, [pathOf(number, 'state')]: 'waiting' },
      {
        [pathOf(number, 'state')]: 'called',
        [pathOf(number, 'calledAt')]: now,
        [pathOf(number, 'table')]: input.table,
        calling: number,
      },
    );
    must(called > 0, 'changed', '这个号刚被另一张桌子叫走了，再点一次叫下一位。');
    await tellCalled(found, number, input.table);
    return { number };
  },
});

/** Calls a number once more: on the screen and, where there is a phone, by a message. */
export const callAgain = procedureOn({
  input: ticketInput,
  ...onTicket('callAgain'),
  subject: ({ queue, number }: { queue: string; number: number }) => ({
    from: 'queues' as const,
    by: { _id: queue },
    shape: front(number - 1),
  }),
  async run({ input: { queue, number }, subject, now }): Promise<null> {
    const found = subject as unknown as Front;
    await moveTicket('callAgain', queue, number, { calledAt: now }, { calling: number });
    await tellCalled(found, number, found.ticket?.table ?? 1);
    return null;
  },
});

/** Nobody came. The number stays good: `back` puts it in line again. */
export const skip = procedureOn({
  input: ticketInput,
  ...onTicket('skip'),
  run: async ({ input }): Promise<null> => {
    await moveTicket('skip', input.queue, input.number);
    return null;
  },
});

/** Done at the table. The note is for the helpers of the day. */
export const serve = procedureOn({
  input: v.object({
    ...ticketInput.entries,
    note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100, '备注请不要超过 100 个字。')), ''),
  }),
  ...onTicket('serve'),
  run: async ({ input: { queue, number, note }, now }): Promise<null> => {
    await moveTicket('serve', queue, number, { doneAt: now, ...(note && { note }) });
    return null;
  },
});

function moving(verb: keyof typeof queueWorkflow.verbs) {
  return procedure({
    input: v.object({ queue: id }),
    allow: anyone,
    async run({ input, caller, requestId, now }): Promise<null> {
      await move(queueWorkflow, { id: input.queue, verb, requestId, caller, now });
      return null;
    },
  });
}

/** A break: nobody is called, numbers go on being taken. */
export const pause = moving('pause');
export const resume = moving('resume');
/** No more numbers; those waiting are still called. */
export const close = moving('close');
