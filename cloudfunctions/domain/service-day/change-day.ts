import * as v from 'valibot';
import { instant } from '../../kernel/clock';
import { $, aggregate, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { clock, date, id, reason } from '../../kernel/inputs';
import { deliver, type Message } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move as moveState } from '../../kernel/workflow';
import { movePromises } from '../shift/busy';
import { EXPECTED, HOPING } from '../shift/shift';
import { sayDate } from './calendar';
import { dayWorkflow, type ServiceDay } from './service-day';

const onDay = {
  subject: ({ day }: { day: string }) => ({ from: 'days' as const, by: { _id: day } }),
  missing: '没有找到这个服务日。',
  allow: ({ caller, subject }: { caller: Person; subject: ServiceDay }) =>
    must(
      dayWorkflow.verbs.cancel.when[0]?.test(subject, { caller, now: new Date(0) }),
      'not-allowed',
      '服务日的安排要由社区工作人员来改。',
    ),
};

/** Everyone concerned: who has a number still to come, who waits for one, who works there. */
async function concerned(day: string): Promise<string[]> {
  const still = $.filter({
    input: '$tickets',
    as: 'ticket',
    cond: $.in(['$$ticket.state', ['waiting', 'later', 'called']]),
  });
  const rows = await aggregate<{ tell: (string | null)[]; hoping: (string | null)[]; helpers: string[] }>(
    'queues',
    [
      { match: { day } },
      { addFields: { still } },
      { project: { tell: '$still.tell', hoping: '$waiting.holder', helpers: 1 } },
      { limit: 100 },
    ],
  );
  const people = rows.flatMap(({ tell, hoping, helpers }) => [...tell, ...hoping, ...helpers]);
  return [...new Set(people.filter((person) => person !== null))];
}

/** Volunteers who come, or who would. */
function volunteers({ shifts, waiting }: ServiceDay): string[] {
  const expected = shifts.filter(({ state }) => EXPECTED.includes(state));
  const hoping = waiting.filter(({ state }) => HOPING.includes(state));
  return [...expected, ...hoping].map(({ tell }) => tell);
}

async function messages(day: ServiceDay, change: string, why: string, requestId: string, at: Date) {
  const people = [...new Set([...(await concerned(day._id)), ...volunteers(day)])];
  return people.map(
    (to): Message => ({
      id: newId(to, `${requestId} ${day._id}`),
      to,
      template: 'day',
      page: `packages/service-day/day/day?id=${day._id}`,
      data: { name: `${day.name} ${sayDate(day.date)}`, change, reason: why },
      at,
    }),
  );
}

/** Who changes which day, and why. */
export type Change = Pick<
  Context<{ reason: string }, ServiceDay>,
  'input' | 'caller' | 'subject' | 'requestId' | 'now'
>;

/** The day, then its queues, then everybody is told. Killed in between, the same call again does the rest. */
async function change(
  { input, caller, subject: day, requestId, now }: Change,
  verb: 'cancel' | 'move',
  fields: { day: Partial<ServiceDay>; queues: Record<string, unknown> },
  say: string,
): Promise<{ told: number }> {
  const tell = await messages(day, say, input.reason, requestId, now);
  const set = { ...fields.day, reason: input.reason };
  await moveState(dayWorkflow, {
    id: day._id,
    verb,
    requestId,
    reason: input.reason,
    caller,
    now,
    set,
    tell,
  });
  await update('queues', { day: day._id }, fields.queues);
  // Of a repeated call the messages are out, or the clock has them.
  const repeated = day.log.some((entry) => entry.requestId === requestId);
  if (!repeated) await deliver('days', day._id, tell);
  return { told: tell.length };
}

/** The day does not happen; everyone concerned is told. */
export function cancelDay(context: Change): Promise<{ told: number }> {
  return change(context, 'cancel', { day: {}, queues: { state: 'cancelled' } }, '取消了，抱歉');
}

/** The day does not happen. Its queues close with it, and whoever has a number is told. */
export const cancel = procedureOn({
  input: v.object({ day: id, reason }),
  ...onDay,
  run: (context): Promise<{ told: number }> => cancelDay(context),
});

/** The day happens at another time; numbers stay good. */
export const move = procedureOn({
  input: v.object({ day: id, date, from: clock, to: clock, reason }),
  ...onDay,
  async run(context): Promise<{ told: number }> {
    const { date: on, from, to } = context.input;
    const when = { date: on, month: on.slice(0, 7), startsAt: instant(on, from), endsAt: instant(on, to) };
    must(when.startsAt < when.endsAt, 'bad-input', '结束的时间要比开始晚。');
    must(when.endsAt > context.now, 'bad-input', '这个时间已经过去了，请选以后的日子。');
    const told = await change(context, 'move', { day: when, queues: when }, `改到${sayDate(on)} ${from}`);
    await movePromises({ ...context.subject, ...when });
    return told;
  },
});
