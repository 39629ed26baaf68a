import type { BoardWish } from '../../cloudfunctions/domain/wish/board';
import type { WishState } from '../../cloudfunctions/domain/wish/wish';
import { dateOf, sayTime } from './time';

const DAY = 24 * 3_600_000;
/** A wish that has waited for fewer days is new. */
const NEW = 2;

/** A word on a chip, and its colour. */
export interface Mark {
  say: string;
  tone: '' | 'chip-amber' | 'chip-green';
}

/** 新 · 等了 5 天 */
export function markWaiting(publishedAt: number, now = Date.now()): Mark {
  const days = (Date.parse(dateOf(now)) - Date.parse(dateOf(publishedAt))) / DAY;
  return days < NEW ? { say: '新', tone: '' } : { say: `等了 ${days} 天`, tone: 'chip-amber' };
}

const STATES: Record<Exclude<WishState, 'open'>, Mark> = {
  made: { say: '等群主看', tone: 'chip-amber' },
  claimed: { say: '有人在办', tone: 'chip-amber' },
  fulfilled: { say: '说办好了', tone: 'chip-amber' },
  thanked: { say: '已圆', tone: 'chip-green' },
  declined: { say: '没有发布', tone: '' },
  withdrawn: { say: '收回了', tone: '' },
  split: { say: '拆成了几件', tone: '' },
  'taken-up': { say: '社区来办', tone: 'chip-green' },
};

/** How a wish stands. */
export function markOf(state: WishState, publishedAt: number | null, now = Date.now()): Mark {
  return state === 'open' ? markWaiting(publishedAt ?? now, now) : STATES[state];
}

/** 大约花 60 元 · 大约花 2 万元; empty where only time is wished for. */
export function sayWorth(worth: number): string {
  if (worth === 0) return '';
  const isRound = worth >= 10_000 && worth % 1000 === 0;
  return isRound ? `大约花 ${worth / 10_000} 万元` : `大约花 ${worth} 元`;
}

/** 5 幢 · 一位独居奶奶 */
export function sayWho({ buildingName, wisherSays }: Pick<BoardWish, 'buildingName' | 'wisherSays'>): string {
  return [buildingName, wisherSays].filter(Boolean).join(' · ');
}

/** 2 件里的第 1 件; empty for a wish that was never split. */
export function sayPart({ part }: Pick<BoardWish, 'part'>): string {
  return part ? `${part.of} 件里的第 ${part.part} 件` : '';
}

/** A wish on the board in words. */
export function boardLine(wish: BoardWish, now = Date.now()) {
  const { done } = wish;
  const mark: Mark = done ? STATES.thanked : markWaiting(wish.publishedAt, now);
  const who = done ? [sayTime(done.at, now), done.by].filter(Boolean).join(' · ') : sayWho(wish);
  const detail = [sayPart(wish), wish.words, sayWorth(wish.worth)].filter(Boolean).join(' · ');
  return { ...wish, mark, who, detail };
}

export type BoardLine = ReturnType<typeof boardLine>;
