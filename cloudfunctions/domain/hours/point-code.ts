import * as v from 'valibot';
import { now as clockNow, day as dayOf } from '../../kernel/clock';
import { _, $, and, expr, lookup } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Point } from '../service-day/service-day';
import { looksAfter } from './decide';
import { codeOf, WINDOW, windowAt } from './rotating-code';
import type { StaffedDay } from './shift-on-day';

/** Codes handed out at once, so that a short gap in the network leaves the screen as it should be. */
const CODES = 10;

type Today = Pick<StaffedDay, '_id' | 'name' | 'startsAt' | 'endsAt' | 'within' | 'team' | 'shifts' | 'date'>;
type Shown = Point & { days: Today[] };

/** What a point's screen shows. Instants are milliseconds since the epoch. */
export interface PointCode {
  pointName: string;
  /** Today's day that is on or comes next; null when there is none. */
  day: { id: string; name: string; startsAt: number; endsAt: number; expected: number; here: number } | null;
  /** The cloud's clock: a screen's own may be wrong. */
  now: number;
  /** One after the other, each for `window` milliseconds from `from` on. */
  codes: { code: string; from: number }[];
  window: number;
}

const COMING = ['confirmed', 'in', 'out'];

function dayLine({ _id, name, startsAt, endsAt, shifts }: Today): NonNullable<PointCode['day']> {
  return {
    id: _id,
    name,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    expected: shifts.filter(({ state }) => COMING.includes(state)).length,
    here: shifts.filter(({ state }) => state === 'in').length,
  };
}

/** The point's next days: what is shown, and whose leaders may show it. */
function withDays(now: Date) {
  return lookup({
    from: 'days',
    let: { point: '$_id' },
    match: and(expr($.eq(['$point', '$$point'])), { state: 'planned', endsAt: _.gt(now) }),
    stages: [
      { sort: { endsAt: 1 } },
      { limit: 3 },
      { project: { name: 1, date: 1, startsAt: 1, endsAt: 1, within: 1, team: 1, shifts: 1 } },
    ],
    as: 'days',
  });
}

/** The point's rotating code for its screen: one request for five minutes. */
export const pointCode = procedureOn({
  input: v.object({ point: id }),
  subject: ({ point }) => ({ from: 'points' as const, by: { _id: point }, shape: [withDays(clockNow())] }),
  missing: '没有找到这个服务点。',
  allow({ caller, subject }) {
    const { days, within } = subject as Shown;
    const may = looksAfter(caller, { within, team: null }) || days.some((day) => looksAfter(caller, day));
    must(may, 'not-allowed', '签到码要由队长或社区工作人员来放。');
  },
  async run({ subject, now }): Promise<PointCode> {
    const { days, ...point } = subject as Shown;
    const next = days.find(({ date }) => date === dayOf(now));
    const first = windowAt(now);
    return {
      pointName: point.name,
      day: next ? dayLine(next) : null,
      now: now.getTime(),
      codes: Array.from({ length: CODES }, (_each, index) => ({
        code: codeOf(point, first + index),
        from: (first + index) * WINDOW,
      })),
      window: WINDOW,
    };
  },
});
