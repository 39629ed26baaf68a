import * as v from 'valibot';
import { instant } from '../../kernel/clock';
import { update } from '../../kernel/database';
import { clock, date, id, reason } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move as moveState } from '../../kernel/workflow';
import { movePromises } from '../shift/busy';
import { sayDate } from './calendar';
import { dayWorkflow, type ServiceDay } from './service-day';
import { dayMessages } from './tell-day';

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
  const tell = await dayMessages(day, { change: say, reason: input.reason, requestId, now });
  const set = { ...fields.day, reason: input.reason };
  const moved = await moveState(dayWorkflow, {
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
  if (moved) await deliver(tell);
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
