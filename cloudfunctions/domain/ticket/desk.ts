import * as v from 'valibot';
import { _, $, find, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { deliver, type Message } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { anyone, type Context, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import { arrange } from './arrange';
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

/** Where the number is called to, by which call. */
interface Calling {
  number: number;
  table: number;
  requestId: string;
  now: Date;
}

/** What the people behind a number are told; nobody when it is no phone's. */
function tellCalled({ told, ...queue }: Front, { number, table, requestId, now }: Calling): Message[] {
  const service = calledQueue(queue);
  const place = `${queue.pointName} ${table} 号桌`;
  return told.map(({ _id }) => ({
    id: newId(_id, `${requestId} called ${queue._id} ${number}`),
    to: _id,
    template: 'called',
    page: `packages/service-day/number/number?day=${queue.day}`,
    data: { service, number: String(number), place, tip: '轮到您了，请到桌边来' },
    text: `轮到您了：${service} ${number} 号，请到${place}`,
    at: now,
  }));
}

function mustHelp({ caller, subject }: Pick<Context<unknown, Queue>, 'caller' | 'subject'>): void {
  // Who helps does not depend on the time.
  must(helper.test(subject, { caller, now: new Date(0) }), 'not-allowed', helper.say);
}

/** The number that this very call called before, when it is a repetition. */
async function calledBefore(id: string, requestId: string): Promise<number | null> {
  const [queue] = await find('queues', { _id: id }, { limit: 1 });
  const index = queue?.tickets.findIndex(({ call }) => call === requestId) ?? -1;
  return index < 0 ? null : index + 1;
}

/**
 * Calls the next in line to a table: two requests, however long the queue. Of two tables at once, one wins; a repeated
 * call calls nobody else.
 */
export const callNext = procedureOn({
  input: v.object({ queue: id, table }),
  subject: ({ queue }: { queue: string }) => ({
    from: 'queues' as const,
    by: { _id: queue },
    shape: front($.indexOfArray(['$tickets.state', 'waiting'])),
  }),
  missing: '没有找到这项服务，请回上一页再看看。',
  allow: mustHelp,
  async run({ input, subject, requestId, now }): Promise<{ number: number | null }> {
    const found = subject as unknown as Front;
    must(found.state !== 'paused', 'later', '正在歇一会儿，先点“继续”再叫号。');
    must(found.state !== 'cancelled', 'changed', '今天的服务已经取消了。');
    if (found.front < 0) return { number: await calledBefore(input.queue, requestId) };
    const number = found.front + 1;
    const tell = tellCalled(found, { number, table: input.table, requestId, now });
    const called = await update(
      'queues',
      { _id: input.queue, [pathOf(number, 'state')]: 'waiting', 'tickets.call': _.neq(requestId) },
      {
        [pathOf(number, 'state')]: 'called',
        [pathOf(number, 'calledAt')]: now,
        [pathOf(number, 'call')]: requestId,
        [pathOf(number, 'table')]: input.table,
        calling: number,
        ...(tell.length > 0 && { outbox: _.push(tell) }),
      },
    );
    if (called > 0) {
      await deliver(tell, found.told);
      return { number };
    }
    const before = await calledBefore(input.queue, requestId);
    must(before, 'changed', '这个号刚被另一张桌子叫走了，再点一次叫下一位。');
    return { number: before };
  },
});

/** Calls a number once more: on the screen and, where there is a phone, by a message. Two requests. */
export const callAgain = procedureOn({
  input: ticketInput,
  ...onTicket('callAgain'),
  subject: ({ queue, number }: { queue: string; number: number }) => ({
    from: 'queues' as const,
    by: { _id: queue },
    shape: front(number - 1),
  }),
  async run({ input: { queue, number }, subject, requestId, now }): Promise<null> {
    const found = subject as unknown as Front;
    if (found.ticket?.call === requestId) return null;
    const tell = tellCalled(found, { number, table: found.ticket?.table ?? 1, requestId, now });
    const more = { calling: number, ...(tell.length > 0 && { outbox: _.push(tell) }) };
    await moveTicket('callAgain', queue, number, { calledAt: now, call: requestId }, more);
    await deliver(tell, found.told);
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
    await moveTicket('serve', queue, number, { doneAt: now, ...(note && { note }) }, { changedAt: now });
    return null;
  },
});

/** More or fewer numbers today, as it goes at the table: those that are more go to the waiting list at once. Four requests. */
export const setCapacity = procedureOn({
  input: v.object({ queue: id, capacity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)) }),
  subject: ({ queue }: { queue: string }) => ({ from: 'queues' as const, by: { _id: queue }, shape: HEAD }),
  missing: '没有找到这项服务，请回上一页再看看。',
  allow: mustHelp,
  async run({ input: { queue, capacity }, now }): Promise<null> {
    await arrange(queue, { capacity }, now);
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
