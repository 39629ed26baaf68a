import type { Condition } from '../../kernel/condition';
import { _, or } from '../../kernel/database';
import { type Stateful, workflow } from '../../kernel/workflow';
import { decidesAs } from './decide';

export type DisputeState = 'open' | 'upheld' | 'corrected' | 'withdrawn';

/** A volunteer says that an entry is wrong. `_id` is the ledger and the entry: one for each. */
export interface Dispute extends Stateful {
  state: DisputeState;
  /** The ledger and the entry in it. */
  hours: string;
  entry: string;
  person: string;
  /** Person id of whose phone is told. */
  tell: string;
  name: string;
  date: string;
  activity: string;
  start: Date;
  end: Date;
  minutes: number;
  /** What the volunteer says. */
  say: string;
  /** What was answered. */
  answer: string | null;
  /** Who is asked: areas, and teams as `team:<id>`. */
  deciders: string[];
  at: Date;
}

declare module '../../kernel/database' {
  interface Documents {
    disputes: Dispute;
  }
}

/** The id of the dispute about an entry. */
export function disputeId(hours: string, entry: string): string {
  return `${hours}.${entry}`;
}

const own: Condition<Dispute> = {
  test: (dispute, { caller }) => [dispute.person, dispute.tell].includes(caller._id),
  query: ({ caller }) => or({ person: caller._id }, { tell: caller._id }),
  say: '这是别人提的，要由本人来改。',
};

export const decider: Condition<Dispute> = {
  test: (dispute, { caller }) => decidesAs(caller).some((each) => dispute.deciders.includes(each)),
  query: ({ caller }) => ({ deciders: _.in(decidesAs(caller)) }),
  say: '这件事要这支队伍的队长或社区工作人员来做。',
};

export const notOwn: Condition<Dispute> = {
  test: (dispute, { caller }) => ![dispute.person, dispute.tell].includes(caller._id),
  query: ({ caller }) => ({ person: _.neq(caller._id), tell: _.neq(caller._id) }),
  say: '自己的时长要请别人来定。',
};

const tooLate = '这条已经有答复了。';

export const disputeWorkflow = workflow<Dispute>()({
  collection: 'disputes',
  states: { open: '等答复', upheld: '核对过，不改', corrected: '已经改了', withdrawn: '自己撤回了' },
  verbs: {
    withdraw: { from: 'open', to: 'withdrawn', when: [own], label: '撤回', tooLate },
    uphold: { from: 'open', to: 'upheld', when: [decider, notOwn], label: '核对过，不改', tooLate },
    correct: { from: 'open', to: 'corrected', when: [decider, notOwn], label: '改成对的时间', tooLate },
  },
});

export type DisputeVerb = keyof typeof disputeWorkflow.verbs;
