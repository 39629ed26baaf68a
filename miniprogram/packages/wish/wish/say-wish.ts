import type { Output } from '../../../lib/cloud';
import { sayDate, sayTime } from '../../../lib/time';
import { markOf, sayPart, sayWho, sayWorth } from '../../../lib/wishes';
import type { Asked } from '../words-sheet/words-sheet';

export type Wish = Output<'wish.open'>;
type Verb = Wish['can'][number];

/** Verbs that take one sentence, and what the sheet says. */
export const ASKED = {
  decline: {
    title: '这个为什么不发布',
    say: '许愿的人会看到',
    example: '比如 超出微心愿能帮的，可以申请补助',
    button: '不发布，告诉许愿的人',
    longest: 100,
  },
  takeUp: {
    title: '社区打算怎么办',
    say: '许愿的人会看到，心愿不再等人认领',
    example: '比如 下周三居民议事会商量',
    button: '请社区来办',
    longest: 100,
  },
  giveBack: {
    title: '为什么来不了',
    say: '许愿的人会看到，心愿放回心愿墙等别人',
    example: '比如 这周临时出差',
    button: '让给别人',
    longest: 100,
  },
  lack: {
    title: '还差什么',
    say: '帮忙的人会看到，再给 7 天',
    example: '比如 还不会接视频',
    button: '告诉帮忙的人',
    longest: 100,
  },
  confirm: {
    title: '说一句谢谢',
    say: '帮忙的人和邻居都会看到，请不要写名字和房号',
    example: '比如 十分钟就弄好了，谢谢',
    button: '办好了，谢谢',
    longest: 100,
  },
} satisfies Partial<Record<Verb, Asked>>;

export type AskedVerb = keyof typeof ASKED;

/** The one thing to do next, by whom it is for: first what the person came for. */
const MAIN: Verb[] = ['claim', 'fulfil', 'confirm', 'publish'];
const BESIDE: Verb[] = ['lack', 'extend', 'giveBack', 'split', 'takeUp', 'decline', 'withdraw'];

const LABEL: Partial<Record<Verb, string>> = {
  claim: '我来帮这个忙',
  fulfil: '办好了，说一声',
  confirm: '办好了，说声谢谢',
  publish: '看一眼，发布到心愿墙',
  lack: '还差一点',
  extend: '再要 7 天',
  giveBack: '让给别人',
  split: '拆成几件小的',
  takeUp: '请社区来办',
  decline: '这个不发布',
  withdraw: '收回心愿',
};

/** What is still open, in one sentence for whom it concerns; empty for everybody else. */
function sayNext({ state, claim, isMine, concerned, outcome, can }: Wish): string {
  if (!concerned) return '';
  if (state === 'made') return isMine && !can.includes('decline') ? '群主看过就发布，有了回话会告诉您' : '';
  if (state === 'open') return isMine ? '已经在心愿墙上，有人认领会告诉您' : '';
  if (state === 'claimed' && claim) {
    const until = sayDate(claim.until);
    return claim.isMine ? `请在 ${until}以前办好` : `说好 ${until}以前来`;
  }
  if (state === 'fulfilled') return claim?.isMine ? '等许愿的人看过，说一声谢谢或还差什么' : '';
  return outcome ?? '';
}

/** The wish in words, with its buttons. */
export function drawnWish(wish: Wish) {
  const { can, claim, fulfilled, thankedAt, state } = wish;
  const main = MAIN.find((verb) => can.includes(verb)) ?? null;
  const name = [claim?.name, claim?.giver].filter(Boolean).join(' ');
  return {
    wish,
    mark: markOf(wish.state, wish.publishedAt),
    who: sayWho(wish),
    cost: [sayPart(wish), sayWorth(wish.worth)].filter(Boolean).join(' · '),
    helps: claim?.isMine ? '您认领了，名义是' : state === 'thanked' ? '圆了这个心愿的是' : '认领的是',
    next: sayNext(wish),
    helper: name,
    fulfilledAt: fulfilled ? sayTime(fulfilled.at) : '',
    pictures: fulfilled?.picture ? [fulfilled.picture] : [],
    thankedAt: thankedAt === null ? '' : sayTime(thankedAt),
    main: main && { verb: main, label: LABEL[main] ?? '' },
    beside: BESIDE.filter((verb) => can.includes(verb)).map((verb) => ({ verb, label: LABEL[verb] ?? '' })),
    /** Waits for somebody, and the one who looks could not help as things are. */
    outside: wish.state === 'open' && !wish.concerned && main === null,
    mayReveal: can.includes('reveal'),
  };
}
