import * as v from 'valibot';
import { newId } from '../../kernel/ids';
import { id, reason } from '../../kernel/inputs';
import { type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { mustFind, mustKnow } from './claim-rules';
import { mustDecide } from './decide';
import { type Hours, type Remark, remarksOn, reversalOf, type Standing } from './ledger';
import { aboutHours } from './tell-hours';
import { append } from './write-ledger';

const input = v.object({ hours: id, entry: id });
const withReason = v.object({ ...input.entries, reason });

const onEntry = {
  subject: ({ hours }: { hours: string }) => ({ from: 'hours' as const, by: { _id: hours } }),
  missing: '没有找到这一天的时长。',
  allow({
    input,
    caller,
    subject,
  }: Pick<Context<{ entry: string }, Hours>, 'input' | 'caller' | 'subject'>): void {
    mustDecide(caller, mustKnow(subject, input.entry).claim, subject.person, subject.tell);
  },
};

type Deciding = Context<{ entry: string; reason?: string }, Hours>;

function remark({ input, caller, requestId, now }: Deciding, kind: Remark['kind']): Remark {
  const line = { id: newId(caller._id, requestId), by: caller._id, byName: caller.name, at: now };
  return { ...line, kind, about: input.entry, minutes: 0, reason: input.reason ?? null };
}

function isWritten(ledger: Hours, { caller, requestId }: Deciding): boolean {
  return ledger.entries.some((entry) => entry.id === newId(caller._id, requestId));
}

/** Stands for what a volunteer told. Two requests. */
export const confirm = procedureOn({
  input,
  ...onEntry,
  async run(context): Promise<{ standing: Standing }> {
    const after = await append(context.subject, (ledger) => {
      if (isWritten(ledger, context)) return [];
      const { standing } = mustFind(ledger, context.input.entry);
      must(standing === 'unconfirmed', 'already', '这条已经确认过了。');
      return [remark(context, 'confirmation')];
    });
    return { standing: mustKnow(after, context.input.entry).standing };
  },
});

/** Looks at a long day and lets it count, or passes it on to a second person where the day is very long. Two requests. */
export const review = procedureOn({
  input,
  ...onEntry,
  async run(context): Promise<{ standing: Standing }> {
    const { input, caller, subject } = context;
    const after = await append(subject, (ledger) => {
      if (isWritten(ledger, context)) return [];
      const { claim, standing } = mustFind(ledger, input.entry);
      must(standing === 'review' || standing === 'second-review', 'already', '这条不用再看了。');
      must(claim.by !== caller._id, 'not-allowed', '自己补记的要请另一位来看。');
      const mine = remarksOn(ledger, claim.id).some(({ kind, by }) => kind === 'review' && by === caller._id);
      must(!mine, 'not-allowed', '您已经看过一次了，还要另一位来看。');
      return [remark(context, 'review')];
    });
    return { standing: mustKnow(after, input.entry).standing };
  },
});

/** Takes an entry out again, with a reason the volunteer reads. Four requests, with the message. */
export const reverse = procedureOn({
  input: withReason,
  ...onEntry,
  async run(context): Promise<null> {
    const { input, subject, requestId, now } = context;
    const { claim } = mustKnow(subject, input.entry);
    const said = { activity: claim.activity, change: '这条没有记上', tip: input.reason };
    await append(
      subject,
      (ledger) => {
        if (isWritten(ledger, context)) return [];
        mustFind(ledger, input.entry);
        return [reversalOf(claim, remark(context, 'reversal'))];
      },
      [aboutHours(subject.tell, { requestId, now }, said)],
    );
    return null;
  },
});
