import { month as monthOf } from '../../kernel/clock';
import { aggregate } from '../../kernel/database';
import { must } from '../../kernel/refusal';
import { added } from './added';
import { type AreaAround, around, goodOnes } from './around';
import { correctedIn } from './book';
import { compose } from './compose';
import { isIn, isMonth, plusMonths, type Span, spanOf, without } from './period';
import { readHours } from './read-hours';
import { readNotices } from './read-notices';
import { readRequests } from './read-requests';
import { readServed } from './read-served';
import type { Scope } from './scope';
import { type Period, personTimesWithCorrections, type Tally } from './tally';

/** A tally beside what came before. */
export interface Compared {
  tally: Tally;
  /** Person-times of the month before; null where it was not asked for, or there is none. */
  before: number | null;
}

/** Of what is counted, and what is read as it was stored. */
function scopeOf(area: AreaAround, period: Period): Scope {
  const [book] = area.book;
  const months = book?.closed.map(({ month }) => month) ?? [];
  const whole = spanOf(period);
  const last = goodOnes(area, [...area.stored, ...area.recent]).find(({ month }) => month === book?.last);
  const corrected = correctedIn(book);
  const counts = corrected !== null && whole.from <= corrected && corrected <= whole.to;
  return {
    area: area._id,
    whole,
    live: without(whole, months),
    changed: counts && last ? { area: area._id, months, since: last.tally.asOf } : null,
  };
}

function before(period: Period): Span | null {
  return isMonth(period) ? spanOf(plusMonths(period, -1)) : null;
}

/**
 * The figures of a period, of an area that was read with `around`. A closed month costs nothing more: it is there. Of
 * anything else four requests at the same time, however long the period.
 */
export async function figuresOf(area: AreaAround, period: Period, now: Date): Promise<Compared> {
  const stored = goodOnes(area, area.stored);
  const closed = stored.filter(({ month }) => month === period)[0];
  const previous = isMonth(period) ? stored.find(({ month }) => month === plusMonths(period, -1)) : undefined;
  const known = previous ? personTimesWithCorrections(previous.tally) : null;
  if (closed) return { tally: closed.tally, before: known };
  const scope = scopeOf(area, period);
  const [served, given, requested, notices] = await Promise.all([
    readServed(scope, previous ? null : before(period)),
    readHours(scope),
    readRequests(scope, now),
    readNotices(scope),
  ]);
  const live = compose(area, period, scope, { served, given, requested, known: notices }, now);
  const inside = stored.filter(({ month }) => isIn(month, scope.whole));
  const tally = isMonth(period)
    ? live
    : added(
        live,
        inside.map((each) => each.tally),
      );
  return { tally, before: known ?? served.before[0]?.personTimes ?? null };
}

/** The figures of an area and a period. Five requests, one for a closed month. @throws Refusal when there is no such area */
export async function tallyOf(area: string, period: Period, now: Date): Promise<Tally> {
  const [found] = await aggregate<AreaAround>('areas', [
    { match: { _id: area } },
    { limit: 1 },
    ...around(area, period, monthOf(now)),
  ]);
  must(found, 'not-found', '没有找到这个区域。');
  return (await figuresOf(found, period, now)).tally;
}
