import { aggregate } from '../../kernel/database';
import { must } from '../../kernel/refusal';
import { added } from './added';
import { count } from './count';
import { isMonth, plusMonths, spanOf } from './period';
import { type AreaAround, around, closedOnes } from './read/around';
import { readStored } from './read/stored';
import { type Period, personTimesWithCorrections, type Tally } from './tally';
import { together, unpacked } from './who';

/** A tally beside what came before. */
export interface Compared {
  tally: Tally;
  /** Person-times of the month before; null where it was not asked for, or there is none. */
  before: number | null;
}

/** A closed month is there; of another one four requests. */
async function ofMonth(area: AreaAround, month: string, now: Date): Promise<Compared> {
  const earlier = plusMonths(month, -1);
  const closed = new Map(closedOnes(area, area.stored).map((each) => [each.month, each.tally]));
  const [tally, previous] = [closed.get(month), closed.get(earlier)];
  const known = previous ? personTimesWithCorrections(previous) : null;
  if (tally) return { tally, before: known };
  const counted = await count(area, month, now, previous ? {} : { before: spanOf(earlier) });
  return { tally: counted.tally, before: known ?? counted.before };
}

/** Months that are stored are added, the others are counted. Five requests, however long the period. */
async function ofMonths(area: AreaAround, period: Period, now: Date): Promise<Compared> {
  const stored = await readStored(area, period);
  const live = await count(area, period, now, { stored: stored.map(({ month }) => month) });
  const who = together([live.who, ...stored.map((each) => unpacked(each.who))]);
  return {
    tally: added(
      live.tally,
      stored.map(({ tally }) => tally),
      who,
    ),
    before: null,
  };
}

/** The figures of a period, of an area that was read with `around`. At most five requests. */
export function comparedOf(area: AreaAround, period: Period, now: Date): Promise<Compared> {
  return isMonth(period) ? ofMonth(area, period, now) : ofMonths(area, period, now);
}

/** An area with what its figures need. One request. @throws Refusal when there is no such area */
export async function areaOf(area: string, period: Period): Promise<AreaAround> {
  const [found] = await aggregate<AreaAround>('areas', [
    { match: { _id: area } },
    { limit: 1 },
    ...around(area, period),
  ]);
  must(found, 'not-found', '没有找到这个区域。');
  return found;
}
