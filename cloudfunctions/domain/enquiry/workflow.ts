import { anyOf, type Condition } from '../../kernel/condition';
import { _ } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { workflow } from '../../kernel/workflow';
import { type Enquiry, type EnquiryKind, type EnquiryState, OPEN } from './enquiry';
import { days, LIMITS } from './limits';

/** Whoever asked, or wrote it down for somebody. */
export const asker: Condition<Enquiry> = {
  test: (enquiry, { caller }) => enquiry.by === caller._id,
  query: ({ caller }) => ({ by: caller._id }),
  say: '这是别人的求助，要由本人来办。',
};

/** The owner of the building's group, and staff of an area around it. */
export const keeper: Condition<Enquiry> = {
  test: (enquiry, { caller }) =>
    areasOf(caller, ['owner', 'staff']).some((area) => enquiry.within.includes(area)),
  query: ({ caller }) => ({ within: _.in(areasOf(caller, ['owner', 'staff'])) }),
  say: '这件事要这栋楼的群主或社区工作人员来办。',
};

/** What somebody answers for: the units they speak for, and themselves as a volunteer. */
export function speaksFor({ _id, partners = [] }: Pick<Person, '_id' | 'partners'>): string[] {
  return [_id, ...partners.map(({ partner }) => partner)];
}

/** Whom it was bridged to. */
export const unitMember: Condition<Enquiry> = {
  test: ({ unit }, { caller }) => unit !== null && speaksFor(caller).includes(unit.id),
  query: ({ caller }) => ({ 'unit.id': _.in(speaksFor(caller)) }),
  say: '这件求助没有转给您，回不了话。',
};

const QUARRELS: EnquiryKind[] = ['quarrel', 'complaint'];

const isQuarrel: Condition<Enquiry> = {
  test: ({ kind }) => QUARRELS.includes(kind),
  query: () => ({ kind: _.in(QUARRELS) }),
  say: '只有邻里纠纷和意见能转给社区调解。',
};

function reopenableSince(now: Date): Date {
  return new Date(now.getTime() - days(LIMITS.reopenDays));
}

const answeredLately: Condition<Enquiry> = {
  test: ({ answeredAt }, { now }) => answeredAt !== null && answeredAt > reopenableSince(now),
  query: ({ now }) => ({ answeredAt: _.gt(reopenableSince(now)) }),
  say: `答复过了 ${LIMITS.reopenDays} 天，请再提一次求助。`,
};

const unrated: Condition<Enquiry> = {
  test: ({ rating }) => rating === null,
  query: () => ({ rating: null }),
  say: '您已经打过分了。',
};

/** With the owner or a unit, not yet with the mediators. */
const UNDERWAY: EnquiryState[] = ['asked', 'bridged', 'replied', 'reopened'];

const done = '这件求助已经办完了。';
const reply = '这件求助现在不等回话。';
const unanswered = '这件求助还没有答复。';

export const enquiryWorkflow = workflow<Enquiry>()({
  collection: 'enquiries',
  states: {
    asked: '等群主看',
    bridged: '转出去了',
    replied: '有回话了',
    answered: '答复了',
    reopened: '还没解决',
    'handed-on': '转给社区调解',
    withdrawn: '自己撤回了',
  } satisfies Record<EnquiryState, string>,
  verbs: {
    bridge: { from: UNDERWAY, to: 'bridged', when: [keeper], label: '转给谁来办', tooLate: done },
    promise: { from: OPEN, when: [keeper], label: '答应一个时间', tooLate: done },
    reply: {
      from: 'bridged',
      to: 'replied',
      when: [anyOf(unitMember, keeper)],
      label: '回话',
      tooLate: reply,
    },
    answer: { from: OPEN, to: 'answered', when: [keeper], label: '答复', tooLate: done },
    handOn: {
      from: UNDERWAY,
      to: 'handed-on',
      when: [keeper, isQuarrel],
      label: '转给社区调解',
      tooLate: done,
    },
    withdraw: { from: OPEN, to: 'withdrawn', when: [asker], label: '不用了，撤回', tooLate: done },
    reopen: {
      from: 'answered',
      to: 'reopened',
      when: [asker, answeredLately],
      label: '还没解决',
      tooLate: unanswered,
    },
    rate: { from: 'answered', when: [asker, unrated], label: '打个分', tooLate: unanswered },
  },
});

export type EnquiryVerb = keyof typeof enquiryWorkflow.verbs;
