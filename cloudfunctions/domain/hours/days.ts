import * as v from 'valibot';
import { _, aggregate, or } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { decidesAs, teamsLedBy } from './decide';
import { LIMITS, minutes } from './limits';
import type { StaffedDay } from './shift-on-day';

/** Service days of one page. */
const MOST = 30;
/** Days that begin within so many hours are listed with those of today. */
const AHEAD = minutes(24 * 60);

/** A service day whose volunteers the caller looks after. Instants are milliseconds since the epoch. */
export interface LedDay {
  day: string;
  name: string;
  point: string;
  pointName: string;
  startsAt: number;
  endsAt: number;
  over: boolean;
  /** People who were expected, who are here, and whose time is written. */
  expected: number;
  here: number;
  done: number;
}

function count({ shifts }: StaffedDay, ...states: StaffedDay['shifts'][number]['state'][]): number {
  return shifts.filter(({ state }) => states.includes(state)).length;
}

/** The days of the caller's teams and areas that can still be clocked or filled in, the latest first. One request. */
export const days = procedure({
  input: v.object({}),
  allow: ({ caller }) =>
    must(decidesAs(caller).length > 0, 'not-allowed', '签到名单由队长或社区工作人员来看。'),
  async run({ caller, now }): Promise<{ days: LedDay[] }> {
    const from = new Date(now.getTime() - minutes(LIMITS.backfillDays * 24 * 60));
    const when = { startsAt: _.lt(new Date(now.getTime() + AHEAD)), endsAt: _.gt(from), state: 'planned' };
    const where = [{ within: _.in(areasOf(caller, ['staff'])) }, { team: _.in(teamsLedBy(caller)) }];
    const found = await aggregate<StaffedDay>('days', [
      { match: or(...where.map((each) => ({ ...each, ...when, 'shifts.0': _.exists(true) }))) },
      { sort: { startsAt: -1 } },
      { limit: MOST },
      { project: { log: 0, outbox: 0, waiting: 0, offers: 0 } },
    ]);
    return {
      days: found.map((day) => ({
        day: day._id,
        name: day.name,
        point: day.point,
        pointName: day.pointName,
        startsAt: day.startsAt.getTime(),
        endsAt: day.endsAt.getTime(),
        over: day.endsAt <= now,
        expected: count(day, 'confirmed', 'in', 'out'),
        here: count(day, 'in'),
        done: count(day, 'out'),
      })),
    };
  },
});
