import * as v from 'valibot';
import { $, expr, lookup, type Query, type Stage } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { deliver, type Message, type Recipient } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import type { Context } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import { aboutWish, type Said } from './message';
import type { Wish } from './wish';
import { type WishVerb, wishWorkflow } from './workflow';

/** A wish with those who are told about it. */
export interface WishWithPeople extends Wish {
  people: Recipient[];
}

function withPerson(field: 'by' | 'claim.person' | 'wisher', as: string, stages: Stage[] = []): Stage {
  const match = expr($.eq(['$_id', '$$person']));
  return lookup({ from: 'people', let: { person: `$${field}` }, match, stages, as });
}

/** Brings along whose wish it is, as `wishers`. */
export const withWisher = withPerson('wisher', 'wishers');

const slim = [{ project: { openid: 1 } }];

/** Brings along whoever made the wish and whoever claimed it: to tell them costs no further request. */
export const withPeople: Stage[] = [
  withPerson('by', 'makers', slim),
  withPerson('claim.person', 'claimants', slim),
  { addFields: { people: $.concatArrays(['$makers', '$claimants']) } },
  { project: { makers: 0, claimants: 0 } },
];

/** What every procedure about one wish begins with. */
export const onWish = {
  subject: ({ wish }: { wish: string }) => ({
    from: 'wishes' as const,
    by: { _id: wish },
    shape: withPeople,
  }),
  missing: '没有找到这个心愿，可能已经收回了。',
};

export const wishInput = v.object({ wish: id });

/** Words that everybody or the other side will read. */
export function words(most: number, empty: string) {
  return v.pipe(v.string(), v.trim(), v.nonEmpty(empty), v.maxLength(most, `请不要超过 ${most} 个字。`));
}

/**
 * A rule: the caller is one for whom this verb is at all, which is then not asked of WeChat's content check in vain.
 * Only for verbs whose conditions the change itself leaves as they are: a repeated call has to pass as well.
 */
export function mustBeFor(verb: WishVerb) {
  return ({ caller, subject }: { caller: Person; subject: Wish }): void => {
    // Who may does not depend on the time.
    const asking = { caller, now: new Date(0) };
    for (const condition of wishWorkflow.verbs[verb].when) {
      must(condition.test(subject, asking), 'not-allowed', condition.say);
    }
  };
}

export interface Change {
  /** What was read of the wish and has to be so still. */
  asRead?: Query;
  set?: Record<string, unknown>;
  reason?: string;
  /** Person id → what they are told; whoever made the change is told nothing. */
  tell?: [to: string, said: Said][];
}

/** Takes one verb, and tells whom it concerns: one request. False when this call had done it before. */
export async function change(
  {
    subject,
    caller,
    requestId,
    now,
  }: Pick<Context<unknown, Wish>, 'subject' | 'caller' | 'requestId' | 'now'>,
  verb: WishVerb,
  { asRead, set, reason, tell = [] }: Change,
): Promise<boolean> {
  const messages: Message[] = tell
    .filter(([to]) => to !== caller._id)
    .map(([to, said]) => aboutWish(subject, to, said, { requestId, now }));
  const moved = await move(wishWorkflow, {
    ...{ id: subject._id, verb, requestId, caller, now },
    ...(asRead && { asRead }),
    ...(set && { set }),
    ...(reason && { reason }),
    tell: messages,
  });
  if (moved) await deliver(messages, (subject as Partial<WishWithPeople>).people);
  return moved;
}
