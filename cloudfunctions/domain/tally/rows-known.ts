import { day as dayOf } from '../../kernel/clock';
import { _, aggregate } from '../../kernel/database';
import type { Notice } from '../notice/notice';
import { beginningOf, plusMonths } from './period';
import { type Asked, PAGE, type Row } from './row';

/** Notices of a month in the order in which they were posted, one more than a page. One request. */
export async function knownRows({ area, month, after }: Omit<Asked, 'what'>): Promise<Row[]> {
  const begins = beginningOf(month).toISOString();
  const ends = beginningOf(plusMonths(month, 1)).toISOString();
  const place = _.gt(after > begins ? after : begins).and(_.lt(ends));
  const found = await aggregate<Notice>('notices', [
    { match: { within: area, state: 'posted', place } },
    { sort: { place: 1 } },
    { limit: PAGE + 1 },
    { project: { title: 1, from: 1, at: 1, place: 1 } },
  ]);
  return found.map(({ title, from, at, place: key }) => ({
    key,
    title,
    who: null,
    note: `${from}发的`,
    date: dayOf(at),
    minutes: null,
  }));
}
