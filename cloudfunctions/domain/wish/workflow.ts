import { inOneLine } from '../../../miniprogram/lib/words';
import { lineage } from '../../kernel/area';
import type { Condition } from '../../kernel/condition';
import { _, or } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { workflow } from '../../kernel/workflow';
import { WISH_LIMITS } from './limits';
import type { Wish } from './wish';

/** What the log and the conditions call the clock; no person has such an id. */
export const CLOCK = 'clock';

/** The owner of the building's group, or staff above it. */
const looksAfter: Condition<Wish> = {
  test: (wish, { caller }) => areasOf(caller, ['owner', 'staff']).some((area) => wish.within.includes(area)),
  query: ({ caller }) => ({ within: _.in(areasOf(caller, ['owner', 'staff'])) }),
  say: '这件事要这栋楼的群主或社区工作人员来做。',
};

const notOwnWish: Condition<Wish> = {
  test: (wish, { caller }) => wish.wisher !== caller._id,
  query: ({ caller }) => ({ wisher: _.neq(caller._id) }),
  say: '自己的心愿，请另一位群主或社区工作人员来看。',
};

const affordable: Condition<Wish> = {
  test: (wish) => wish.worth <= WISH_LIMITS.worth,
  query: () => ({ worth: _.lte(WISH_LIMITS.worth) }),
  say: `超过 ${WISH_LIMITS.worth} 元，一个人帮不了：可以拆成几件小的，或者请社区来办。`,
};

/** Whose wish it is, or who made it for them. */
const wisher: Condition<Wish> = {
  test: (wish, { caller }) => [wish.by, wish.wisher].includes(caller._id),
  query: ({ caller }) => or({ by: caller._id }, { wisher: caller._id }),
  say: '这个心愿要由许愿的人来改。',
};

/** Whoever can say that it is done: the wisher, who made it for them, and who looks after the building. */
const witness: Condition<Wish> = {
  test: (wish, asking) => wisher.test(wish, asking) || looksAfter.test(wish, asking),
  query: (asking) => or(wisher.query(asking), looksAfter.query(asking)),
  say: '办没办好，要许愿的人或群主来说。',
};

const notWisher: Condition<Wish> = {
  test: (wish, asking) => !wisher.test(wish, asking),
  query: ({ caller }) => ({ by: _.neq(caller._id), wisher: _.neq(caller._id) }),
  say: '这是您自己许的心愿，等邻居来帮吧。',
};

function comesWithOthers({ volunteer, partners }: Pick<Person, 'volunteer' | 'partners'>): boolean {
  return (volunteer?.teams.length ?? 0) > 0 || (partners?.length ?? 0) > 0;
}

/** A neighbour of the community, or somebody who comes with a team or for a unit. In which name, `ways.ts` decides. */
const neighbour: Condition<Wish> = {
  test: (wish, { caller }) =>
    comesWithOthers(caller) ||
    caller.homes.some(({ building }) => lineage(building).includes(wish.community)),
  query: ({ caller }) => {
    if (comesWithOthers(caller)) return {};
    return { community: _.in(caller.homes.flatMap(({ building }) => lineage(building))) };
  },
  say: '先加入您住的楼，或者加入一支志愿队，就能帮忙了。',
};

const claimant: Condition<Wish> = {
  test: (wish, { caller }) => wish.claim?.person === caller._id,
  query: ({ caller }) => ({ 'claim.person': caller._id }),
  say: '这个心愿不在您手里了。',
};

/** Nobody attests their own hours. */
const notClaimant: Condition<Wish> = {
  test: (wish, asking) => !claimant.test(wish, asking),
  query: ({ caller }) => ({ 'claim.person': _.neq(caller._id) }),
  say: '办没办好，要请许愿的人来说。',
};

const notExtended: Condition<Wish> = {
  test: (wish) => wish.claim?.extended === false,
  query: () => ({ 'claim.extended': false }),
  say: '已经延过一次了。来不及的话可以先让给别人。',
};

const clock: Condition<Wish> = {
  test: (_wish, { caller }) => caller._id === CLOCK,
  query: ({ caller }) => (caller._id === CLOCK ? {} : { _id: _.in([]) }),
  say: '到期的认领由系统放回。',
};

const leaseOver: Condition<Wish> = {
  test: (wish, { now }) => wish.claim !== null && wish.claim.until <= now,
  query: ({ now }) => ({ 'claim.until': _.lte(now) }),
  say: '认领还没到期。',
};

/** Who was first, so that whoever comes second knows it is in good hands. */
function takenBy({ state, claim }: Wish): string {
  if (!claim) return offBoard;
  if (state === 'thanked') return inOneLine('这个心愿', `${claim.name}已经圆了，看看别的吧。`);
  return inOneLine('这个心愿刚被', `${claim.name}认领了`);
}

const offBoard = '这个心愿不在等人认领了，看看别的吧。';
const verified = '这个心愿已经看过了，刷新看看。';
const left = '这个心愿已经不在您手里了，刷新看看。';
const answered = '这个心愿已经有答复了，刷新看看。';
const under = '这个心愿已经有人在办，或者已经了结，不能再改了。';

export const wishWorkflow = workflow<Wish>()({
  collection: 'wishes',
  states: {
    made: '等群主看',
    open: '等人认领',
    claimed: '有人在办',
    fulfilled: '说办好了',
    thanked: '已圆',
    declined: '没有发布',
    withdrawn: '收回了',
    split: '拆成了几件',
    'taken-up': '社区来办',
  },
  verbs: {
    publish: {
      from: 'made',
      to: 'open',
      when: [looksAfter, notOwnWish, affordable],
      label: '发布到心愿墙',
      tooLate: verified,
    },
    decline: {
      from: 'made',
      to: 'declined',
      when: [looksAfter, notOwnWish],
      label: '这个不发布',
      tooLate: verified,
    },
    split: {
      from: ['made', 'open'],
      to: 'split',
      when: [looksAfter, notOwnWish],
      label: '拆成几件小的',
      tooLate: under,
    },
    takeUp: {
      from: ['made', 'open'],
      to: 'taken-up',
      when: [looksAfter, notOwnWish],
      label: '请社区来办',
      tooLate: under,
    },
    claim: {
      from: 'open',
      to: 'claimed',
      when: [notWisher, neighbour],
      label: '我来帮这个忙',
      tooLate: offBoard,
      sayTooLate: takenBy,
    },
    reveal: {
      from: 'claimed',
      to: 'claimed',
      when: [claimant],
      label: '看地址和电话',
      tooLate: left,
    },
    extend: {
      from: 'claimed',
      to: 'claimed',
      when: [claimant, notExtended],
      label: '再要 7 天',
      tooLate: left,
    },
    giveBack: { from: 'claimed', to: 'open', when: [claimant], label: '让给别人', tooLate: left },
    release: { from: 'claimed', to: 'open', when: [clock, leaseOver], label: '到期放回', tooLate: left },
    fulfil: { from: 'claimed', to: 'fulfilled', when: [claimant], label: '办好了，说一声', tooLate: left },
    confirm: {
      from: 'fulfilled',
      to: 'thanked',
      when: [witness, notClaimant],
      label: '办好了，谢谢',
      tooLate: answered,
    },
    lack: {
      from: 'fulfilled',
      to: 'claimed',
      when: [witness, notClaimant],
      label: '还差一点',
      tooLate: answered,
    },
    withdraw: {
      from: ['made', 'open', 'claimed'],
      to: 'withdrawn',
      when: [wisher],
      label: '收回心愿',
      tooLate: '这个心愿已经了结，不能收回了。',
    },
  },
});

export type WishVerb = keyof typeof wishWorkflow.verbs;
