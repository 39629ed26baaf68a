import { lineage } from '../../kernel/area';
import type { Asking } from '../../kernel/condition';
import { _, $, aggregate, expr, lookup } from '../../kernel/database';
import { placeAt } from '../../kernel/place';
import type { Notice } from '../notice/notice';
import { mayRemind } from '../notice/reading';

/** A notice that not every household of the building has read. */
export interface UnreadNotice {
  id: string;
  title: string;
  from: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Households that have not read it. */
  households: number;
  /** Whether those may be reminded now. */
  mayRemind: boolean;
}

/** A notice with how many households have read it: one row, or none. */
export type NoticeRow = Notice & { readers: { count: number }[] };

/** Looked at are the latest few, and no older ones than so many days: who has not read those will not any more. */
const LATEST = 3;
const DAYS = 14;

/** The latest notices shown in a building, with how many of its households have read each. One request at any size. */
export function latestNotices(building: string, now: Date): Promise<NoticeRow[]> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  return aggregate<NoticeRow>('notices', [
    { match: { areas: _.in(lineage(building)), state: 'posted', place: _.gt(placeAt(since, '')) } },
    { sort: { place: -1 } },
    { limit: LATEST },
    lookup({
      from: 'reads',
      let: { notice: '$_id' },
      match: expr($.and([$.eq(['$notice', '$$notice']), $.eq(['$building', building])])),
      stages: [{ group: { _id: '$household' } }, { group: { _id: null, count: $.sum(1) } }],
      as: 'readers',
    }),
    { project: { body: 0, pictures: 0, log: 0, outbox: 0 } },
  ]);
}

/** Those of them that somebody here has not read, of so many households. */
export function unreadOf(
  rows: NoticeRow[],
  building: string,
  households: number,
  asking: Asking,
): UnreadNotice[] {
  return rows
    .map((row) => ({ row, left: households - (row.readers[0]?.count ?? 0) }))
    .filter(({ left }) => left > 0)
    .map(({ row, left }) => ({
      id: row._id,
      title: row.title,
      from: row.from,
      at: row.at.getTime(),
      households: left,
      mayRemind: mayRemind(row, building, asking),
    }));
}
