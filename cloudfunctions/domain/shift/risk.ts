import * as v from 'valibot';
import { _, $, aggregate, or } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { ServiceDay } from '../service-day/service-day';
import type { DayNeed, Shift } from './shift';

/** One need of a coming day, as whoever plans it sees it. */
export interface NeedAtRisk {
  id: string;
  task: string;
  count: number;
  confirmed: number;
  /** Asked, and silent so far. */
  unanswered: number;
  /** Places for which nobody has said yes. */
  missing: number;
}

export interface DayAtRisk {
  day: string;
  name: string;
  pointName: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  endsAt: number;
  needs: NeedAtRisk[];
  /** Over all needs. */
  missing: number;
}

const DAY = 86_400_000;
/** Days looked at, and how far ahead. */
const MOST = 200;
const AHEAD = 14 * DAY;

type Standing = Pick<Shift, 'need' | 'state'>;

/** How a need stands: somebody who was asked and has not answered is no yes. */
export function needAtRisk({ id, task, count }: DayNeed, shifts: Standing[]): NeedAtRisk {
  const here = shifts.filter(({ need }) => need === id);
  const confirmed = here.filter(({ state }) => ['confirmed', 'in', 'out'].includes(state)).length;
  const unanswered = here.filter(({ state }) => state === 'asked').length;
  return { id, task, count, confirmed, unanswered, missing: Math.max(0, count - confirmed) };
}

function ledTeams({ volunteer }: Person): string[] {
  const led = volunteer?.teams.filter(({ leader, squad }) => leader && !squad) ?? [];
  return led.map(({ team }) => team);
}

/** The coming two weeks of whoever plans them, the soonest first; what is missing is counted, not left to be seen. */
export const risk = procedure({
  input: v.object({}),
  sensitive: true,
  allow({ caller }) {
    const plans = ledTeams(caller).length > 0 || areasOf(caller, ['staff']).length > 0;
    must(plans, 'not-allowed', '排班要由队长或社区工作人员来做。');
  },
  async run({ caller, now }): Promise<DayAtRisk[]> {
    const soon = { endsAt: _.gt(now).and(_.lt(new Date(now.getTime() + AHEAD))), state: 'planned' };
    const states = $.map({
      input: '$shifts',
      as: 'each',
      in: { need: '$$each.need', state: '$$each.state' },
    });
    const days = await aggregate<ServiceDay>('days', [
      {
        match: or(
          { team: _.in(ledTeams(caller)), ...soon },
          { within: _.in(areasOf(caller, ['staff'])), ...soon },
        ),
      },
      { sort: { startsAt: 1 } },
      { limit: MOST },
      { project: { name: 1, pointName: 1, startsAt: 1, endsAt: 1, needs: 1, shifts: states } },
    ]);
    return days.map(({ _id, name, pointName, startsAt, endsAt, needs, shifts }) => {
      const standing = needs.map((need) => needAtRisk(need, shifts));
      return {
        day: _id,
        name,
        pointName,
        startsAt: startsAt.getTime(),
        endsAt: endsAt.getTime(),
        needs: standing,
        missing: standing.reduce((sum, { missing }) => sum + missing, 0),
      };
    });
  },
});
