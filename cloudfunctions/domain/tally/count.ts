import { correctedIn } from './closing/book';
import { compose, type Figures } from './compose';
import { type Span, spanOf, without } from './period';
import { type AreaAround, closedOnes } from './read/around';
import { readHours } from './read/hours';
import { readNotices } from './read/notices';
import { readRequests } from './read/requests';
import type { Scope } from './read/scope';
import { readServed } from './read/served';
import type { Period } from './tally';

/** What is counted beside others that are stored, or beside the month before. */
export interface Beside {
  /** Months that are not counted again. */
  stored?: string[];
  /** A month of which the person-times are wanted too. */
  before?: Span;
}

export interface Counted extends Figures {
  /** Person-times of `before`; null where they were not asked for, or there are none. */
  before: number | null;
}

function scopeOf(area: AreaAround, period: Period, stored: string[]): Scope {
  const [book] = area.book;
  const months = book?.closed.map(({ month }) => month) ?? [];
  const whole = spanOf(period);
  const last = closedOnes(area, [...area.stored, ...area.recent]).find(({ month }) => month === book?.last);
  const corrected = correctedIn(book);
  const counts = corrected !== null && whole.from <= corrected && corrected <= whole.to;
  return {
    area: area._id,
    whole,
    live: without(whole, stored),
    changed: counts && last ? { area: area._id, months, since: last.tally.asOf } : null,
  };
}

/** Counts the rows of an area that was read with `around`. Four requests at the same time, however long the period. */
export async function count(
  area: AreaAround,
  period: Period,
  now: Date,
  { stored = [], before }: Beside = {},
): Promise<Counted> {
  const scope = scopeOf(area, period, stored);
  const [served, given, requested, known] = await Promise.all([
    readServed(scope, before ?? null),
    readHours(scope),
    readRequests(scope, now),
    readNotices(scope),
  ]);
  const figures = compose(area, period, scope, { served, given, requested, known }, now);
  return { ...figures, before: served.before[0]?.personTimes ?? null };
}
