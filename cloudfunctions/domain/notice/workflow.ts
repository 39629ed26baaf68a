import { lineage } from '../../kernel/area';
import { anyOf, type Condition } from '../../kernel/condition';
import { _, or } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { workflow } from '../../kernel/workflow';
import { type Notice, reaches } from './notice';

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
