import type { AreaKind } from '../community/area';
import type { Book, CloseRefusal } from './closing/book';
import { plusMonths } from './period';

/** '2026-11' → '11 月'. */
export function sayMonth(month: string): string {
  return `${Number(month.slice(5))} 月`;
}

/** Months are closed where somebody answers for them: not for a house. */
export function mayClose(kind: AreaKind): boolean {
  return kind === 'street' || kind === 'community';
}

export function sayCloseRefusal(refusal: CloseRefusal, month: string, book: Book | undefined): string {
  const next = plusMonths(month, 1);
  const first = book?.last ? plusMonths(book.last, 1) : month;
  const say: Record<CloseRefusal, string> = {
    running: `${sayMonth(month)}还没过完，${sayMonth(next)} 1 日起可以结。`,
    settling: '这个月刚过完，过两分钟再结。',
    closed: '这个月已经结了。',
    'not-next': `要一个月一个月地结，先结 ${first.slice(0, 4)} 年 ${sayMonth(first)}。`,
  };
  return say[refusal];
}
