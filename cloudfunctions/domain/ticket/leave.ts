import * as v from 'valibot';
import { update } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { release } from './offer';
import type { Queue, Satisfaction } from './queue';
import {
  explain,
  guardOf,
  isTheirs,
  moveTicket,
  mustMay,
  type OneTicket,
  oneTicket,
  pathOf,
  type TicketVerb,
} from './ticket';

export const ticketInput = v.object({
  queue: id,
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
});
type Input = v.InferOutput<typeof ticketInput>;

/** What every procedure about one ticket begins with; the verb says who may. */
export function onTicket(verb: TicketVerb) {
  return {
    subject: ({ queue, number }: Input) => ({
      from: 'queues' as const,
      by: { _id: queue },
      shape: oneTicket(number),
    }),
    missing: '没有找到这个号，请回上一页再看看。',
    // Who may is asked at the time of the call, which none of these rules depends on.
    allow: ({ caller, subject }: Pick<Context<Input, Queue>, 'caller' | 'subject'>) =>
      mustMay(verb, subject as unknown as OneTicket, caller, new Date(0)),
  };
}

/** 晚点再来: keeps the number; the others go first until `back`. */
export const later = procedureOn({
  input: ticketInput,
  ...onTicket('later'),
  run: async ({ input }): Promise<null> => {
    await moveTicket('later', input.queue, input.number);
    return null;
  },
});

/** 我到了: waits again with the number of before, so comes next. For whoever said "later", or was not there when called. */
export const back = procedureOn({
  input: ticketInput,
  ...onTicket('back'),
  run: async ({ input }): Promise<null> => {
    await moveTicket('back', input.queue, input.number);
    return null;
  },
});

/** Gives the number back; the place goes to the waiting list or becomes free. */
export const leave = procedureOn({
  input: ticketInput,
  ...onTicket('leave'),
  async run({ input: { queue, number }, now }): Promise<null> {
    const change = {
      [pathOf(number, 'state')]: 'left',
      [pathOf(number, 'holder')]: null,
      [pathOf(number, 'doneAt')]: now,
    };
    const left = await release(queue, { guard: guardOf('leave', number), change }, now);
    if (!left) await explain('leave', queue, number);
    return null;
  },
});

/** One tap after the visit: 1 not good, 2 fair, 3 good. Another tap changes one's mind. */
export const rate = procedureOn({
  input: v.object({ ...ticketInput.entries, satisfaction: v.picklist([1, 2, 3]) }),
  ...onTicket('leave'),
  allow: anyone,
  async run({ input: { queue, number, satisfaction }, caller, subject, now }): Promise<null> {
    const { ticket } = subject as unknown as OneTicket;
    must(ticket && isTheirs(ticket, caller), 'not-allowed', '这不是您的号。');
    const guard = { _id: queue, [pathOf(number, 'state')]: 'served' };
    const rated = await update('queues', guard, {
      [pathOf(number, 'satisfaction')]: satisfaction satisfies Satisfaction,
      changedAt: now,
    });
    must(rated > 0, 'changed', '还没办完，办好了再点。');
    return null;
  },
});
