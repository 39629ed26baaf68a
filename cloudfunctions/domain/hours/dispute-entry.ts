import * as v from 'valibot';
import { checkContent } from '../../kernel/content-check';
import { add, find } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { id, reason } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import { anyone, type Context, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import { mustBeFree, mustFind, timeOn, times } from './claim-rules';
import { type Dispute, type DisputeVerb, decider, disputeId, disputeWorkflow, notOwn } from './dispute';
import { decidersOf, isTheirs, reversalOf } from './ledger';
import { aboutHours } from './tell-hours';
import { append } from './write-ledger';

/** The volunteer says that an entry of theirs is wrong. Two requests. */
export const dispute = procedureOn({
  input: v.object({ hours: id, entry: id, say: reason }),
  subject: ({ hours }) => ({ from: 'hours' as const, by: { _id: hours } }),
  missing: '没有找到这一天的时长。',
  allow: ({ caller, subject }) => must(isTheirs(subject, caller._id), 'not-found', '没有找到这一天的时长。'),
  async run({ input, caller, subject: ledger, requestId, now }): Promise<null> {
    const { claim } = mustFind(ledger, input.entry);
    await checkContent(caller.openid ?? '', 'comment', input.say);
    const { activity, start, end, minutes } = claim;
    const { person, tell, name, date } = ledger;
    const _id = disputeId(ledger._id, claim.id);
    const made = await add('disputes', {
      _id,
      state: 'open',
      ...{ hours: ledger._id, entry: claim.id, person, tell, name, date },
      ...{ activity, start, end, minutes },
      say: input.say,
      answer: null,
      deciders: decidersOf(claim),
      at: now,
      log: [{ verb: 'dispute', by: caller._id, at: now, requestId }],
      outbox: [],
    });
    if (made) return null;
    const [known] = await find('disputes', { _id }, { limit: 1 });
    must(known?.log[0]?.requestId === requestId, 'already', '这条您已经提过了，答复会写在它下面。');
    return null;
  },
});

/** The volunteer takes it back. */
export const withdraw = procedure({
  input: v.object({ dispute: id }),
  allow: anyone,
  async run({ input, caller, requestId, now }): Promise<null> {
    await move(disputeWorkflow, { id: input.dispute, verb: 'withdraw', requestId, caller, now });
    return null;
  },
});

const onDispute = {
  subject: ({ dispute: _id }: { dispute: string }) => ({ from: 'disputes' as const, by: { _id } }),
  missing: '没有找到这条异议。',
  allow({ caller, subject }: Pick<Context<unknown, Dispute>, 'caller' | 'subject'>): void {
    // Who answers does not depend on the time.
    const asking = { caller, now: new Date(0) };
    for (const condition of [decider, notOwn])
      must(condition.test(subject, asking), 'not-allowed', condition.say);
  },
};

async function answer(
  { input, caller, subject, requestId, now }: Context<{ reason: string }, Dispute>,
  verb: DisputeVerb,
  change: string,
): Promise<null> {
  const said = { activity: subject.activity, change, tip: input.reason };
  const tell = [aboutHours(subject.tell, { requestId, now }, said)];
  const set = { answer: input.reason };
  const moved = await move(disputeWorkflow, {
    id: subject._id,
    verb,
    requestId,
    reason: input.reason,
    caller,
    now,
    set,
    tell,
  });
  if (moved) await deliver(tell);
  return null;
}

/** The entry stays as it is, and the volunteer learns why. */
export const uphold = procedureOn({
  input: v.object({ dispute: id, reason }),
  ...onDispute,
  run: (context): Promise<null> => answer(context, 'uphold', '核对过，不改'),
});

/**
 * The entry is taken out and, unless nothing about it is right, the right time written in its place. The ledger first:
 * killed in between, the same call finds its entries there and only answers.
 */
export const correct = procedureOn({
  input: v.object({ dispute: id, reason, time: v.nullable(times) }),
  ...onDispute,
  async run(context): Promise<null> {
    const { input, caller, subject, requestId, now } = context;
    const isRepeated = subject.log.some((entry) => entry.requestId === requestId);
    must(subject.state === 'open' || isRepeated, 'changed', disputeWorkflow.verbs.correct.tooLate);
    const [ledger] = await find('hours', { _id: subject.hours }, { limit: 1 });
    must(ledger, 'not-found', '没有找到这一天的时长。');
    const line = { by: caller._id, byName: caller.name, at: now, reason: input.reason };
    const reversal = newId(caller._id, `${requestId} reversal`);
    await append(ledger, (read) => {
      if (read.entries.some((entry) => entry.id === reversal)) return [];
      const { claim } = mustFind(read, subject.entry);
      const taken = reversalOf(claim, { id: reversal, ...line });
      if (!input.time) return [taken];
      const time = timeOn(read.date, input.time);
      mustBeFree({ entries: [...read.entries, taken] }, time);
      const right = { ...claim, ...line, ...time, ways: null };
      return [taken, { ...right, id: newId(caller._id, requestId), kind: 'attested' }];
    });
    return answer(context, 'correct', input.time ? `改成 ${input.time.from}–${input.time.to}` : '这条撤销了');
  },
});
