import { day as dayOf } from '../../../kernel/clock';
import { _, aggregate } from '../../../kernel/database';
import { placeAt } from '../../../kernel/place';
import type { Notice } from '../../notice/notice';
import { beginningOf, plusMonths, spanOf } from '../period';
import { PAGE } from './look';
import type { Asked, RowPage } from './row';

/** Notices of a period, the latest first. Their index finds no other: one request, a page and one more. */
export async function knownRows({ area, period, after }: Omit<Asked, 'what'>): Promise<RowPage> {
  const { from, to } = spanOf(period);
  const until = after ? placeAt(new Date(after.at), after.id) : beginningOf(plusMonths(to, 1)).toISOString();
  const place = _.gte(beginningOf(from).toISOString()).and(_.lt(until));
  const found = await aggregate<Notice>('notices', [
    { match: { within: area, state: 'posted', place } },
    { sort: { place: -1 } },
    { limit: PAGE + 1 },
    { project: { title: 1, from: 1, at: 1 } },
  ]);
  const page = found.slice(0, PAGE);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  return {
    rows: page.map(({ _id, title, from: who, at }) => ({
      key: _id,
      title,
      who: null,
      note: `${who}发的`,
      date: dayOf(at),
      minutes: null,
    })),
    next: last ? { at: last.at.toISOString(), id: last._id } : null,
  };
}
