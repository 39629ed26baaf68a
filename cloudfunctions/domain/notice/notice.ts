import { isWithin, lineage } from '../../kernel/area';
import type { Condition } from '../../kernel/condition';
import { anyOf } from '../../kernel/condition';
import { _, or } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { type Stateful, workflow } from '../../kernel/workflow';

export const KINDS = ['activity', 'health', 'safety', 'policy'] as const;
export type NoticeKind = (typeof KINDS)[number];
export type NoticeState = 'posted' | 'withdrawn';

/** What an owner or staff posts into one or many buildings. */
export interface Notice extends Stateful {
  state: NoticeState;
  kind: NoticeKind;
  title: string;
  body: string;
  /** File ids in cloud storage. */
  pictures: string[];
  /** Where it is shown: these areas and everything inside them. */
  areas: string[];
  /** The lines of all areas that hold the whole notice: who runs one of these runs the notice. */
  within: string[];
  /** Person id of the author. */
  by: string;
  /** How it is signed: 群主, 社区, 街道. */
  from: string;
  at: Date;
  pinned: boolean;
  /** Sorts by time and is never the same twice: instant, then id. Pages of the list are cut by it. */
  place: string;
  /** When those who had not read were last reminded, per building. */
  reminded: { building: string; at: Date }[];
}

/** A person has read a notice, for one of their homes. `_id` is notice, household and person: reading twice is one read. */
export interface Read {
  _id: string;
  notice: string;
  building: string;
  household: string;
  /** Person id of the reader; for a household told at the door, of whoever told them. */
  person: string;
  /** Told in person rather than read on a phone. */
  told: boolean;
  at: Date;
}

declare module '../../kernel/database' {
  interface Documents {
    notices: Notice;
    reads: Read;
  }
}

/** Whoever wrote it. */
const author: Condition<Notice> = {
  test: (notice, { caller }) => notice.by === caller._id,
  query: ({ caller }) => ({ by: caller._id }),
  say: '这条通知要由发布的人来改。',
};

/** Staff of an area that holds the whole notice. */
const staffAbove: Condition<Notice> = {
  test: (notice, { caller }) => areasOf(caller, ['staff']).some((area) => notice.within.includes(area)),
  query: ({ caller }) => ({ within: _.in(areasOf(caller, ['staff'])) }),
  say: '这条通知要由发布的人或社区工作人员来改。',
};

/** Owners and staff of any place it reaches. */
const looksAfterReaders: Condition<Notice> = {
  test: (notice, { caller }) =>
    caller.grants.some(({ area }) => reaches(notice, area) || notice.within.includes(area)),
  query: ({ caller }) => {
    const places = caller.grants.map(({ area }) => area);
    return or({ areas: _.in(places.flatMap(lineage)) }, { within: _.in(places) });
  },
  say: '提醒邻居要由这栋楼的群主或社区工作人员来做。',
};

const unpinned: Condition<Notice> = {
  test: (notice) => !notice.pinned,
  query: () => ({ pinned: false }),
  say: '这条通知已经置顶了。',
};

const pinned: Condition<Notice> = {
  test: (notice) => notice.pinned,
  query: () => ({ pinned: true }),
  say: '这条通知没有置顶。',
};

const inCharge = anyOf(author, staffAbove);
const tooLate = '这条通知已经撤回了。';

export const noticeWorkflow = workflow<Notice>()({
  collection: 'notices',
  states: { posted: '已发布', withdrawn: '已撤回' },
  verbs: {
    pin: { from: 'posted', to: 'posted', when: [inCharge, unpinned], label: '置顶', tooLate },
    unpin: { from: 'posted', to: 'posted', when: [inCharge, pinned], label: '取消置顶', tooLate },
    withdraw: { from: 'posted', to: 'withdrawn', when: [inCharge], label: '撤回', tooLate },
    remind: { from: 'posted', to: 'posted', when: [looksAfterReaders], label: '提醒没读的', tooLate },
  },
});

export type NoticeVerb = keyof typeof noticeWorkflow.verbs;

/** Whether somebody living in this building sees the notice. */
export function reaches(notice: Pick<Notice, 'areas'>, building: string): boolean {
  const line = lineage(building);
  return notice.areas.some((area) => line.includes(area));
}

/** Whether it is shown in the area or in a part of it. */
export function touches(notice: Pick<Notice, 'areas'>, area: string): boolean {
  return reaches(notice, area) || notice.areas.some((target) => isWithin(target, area));
}

/** Sorts notices by time, and two of the same millisecond by id. */
export function placeOf(at: Date, id: string): string {
  return `${at.toISOString()} ${id}`;
}
