import * as v from 'valibot';
import { aggregate, lookup } from '../../kernel/database';
import { holds } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area } from '../community/area';
import { type DayCard, type DayRow, dayCard, daysFor, daysIn, nearestFirst, withQueues } from './read-days';

/** A point with its coming days. */
export interface PointDays {
  point: string;
  pointName: string;
  address: string;
  metres: number | null;
  days: DayCard[];
}

export interface UpcomingView {
  points: PointDays[];
  /** Whether the caller arranges the service days here. */
  arranges: boolean;
}

/** Days shown at once, over all points. */
const MOST = 40;

function byPoint(days: DayCard[]): PointDays[] {
  const points = new Map<string, PointDays>();
  for (const day of days) {
    const { point, pointName, address, metres } = day;
    const known = points.get(point) ?? { point, pointName, address, metres, days: [] };
    known.days.push(day);
    points.set(point, known);
  }
  return [...points.values()];
}

/** What is coming up around a building, the nearest point first; for staff, in their area. Two requests. */
export const upcoming = procedure({
  input: v.object({ area: areaId }),
  allow: anyone,
  async run({ input: { area }, caller, now }): Promise<UpcomingView> {
    const arranges = holds(caller, ['staff'], area);
    const [row] = await aggregate<Area & { days: DayRow[] }>('areas', [
      { match: { _id: area } },
      lookup({
        from: 'days',
        match: arranges ? daysIn(area, now) : daysFor(area, now),
        stages: [{ sort: { startsAt: 1 } }, { limit: MOST }, ...withQueues(caller._id)],
        as: 'days',
      }),
      { limit: 1 },
    ]);
    must(row, 'not-found', '没有找到这个地方。');
    const from = row.kind === 'building' ? row.position : undefined;
    const days = row.days.map((day) => dayCard(day, from, now));
    return { points: byPoint(nearestFirst(days)), arranges };
  },
});
