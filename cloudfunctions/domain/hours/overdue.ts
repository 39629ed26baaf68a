import * as v from 'valibot';
import { day as dayOf, instant } from '../../kernel/clock';
import { _, aggregate } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { plusDays } from '../service-day/calendar';
import type { ShiftState } from '../shift/shift';
import { type DisputedHours, type EntryView, entryViews } from './entry-view';
import { LIMITS } from './limits';
import { type StaffedDay, taskOf } from './shift-on-day';
import { workingDaysBefore } from './working-days';

/** Nobody looks for what is older, in days. */
const OLDEST = 180;
const MOST = 200;
/** Somebody was expected, and nothing says whether they came. */
const UNRECORDED: ShiftState[] = ['confirmed', 'in'];

export interface OverdueDay {
  day: string;
  name: string;
  pointName: string;
  date: string;
  people: { person: string; name: string; task: string }[];
}

export interface Overdue {
  /** Working days within which everything has to be recorded. */
  within: number;
  /** Days up to this one are late. */
  until: string;
  days: OverdueDay[];
  /** Told or long, and still waiting for a decision. */
  entries: EntryView[];
}

function overdueDay(day: StaffedDay): OverdueDay {
  const { _id, name, pointName, date, shifts } = day;
  const open = shifts.filter(({ state }) => UNRECORDED.includes(state));
  const people = open.map((shift) => ({ person: shift.person, name: shift.name, task: taskOf(day, shift) }));
  return { day: _id, name, pointName, date, people };
}

/** What 民政部令第67号 article 11 wants recorded by now and is not, the oldest first. Two requests. */
export const overdue = procedure({
  input: v.object({ area: areaId }),
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { area }, now }): Promise<Overdue> {
    const until = workingDaysBefore(dayOf(now), LIMITS.recordWithin);
    const oldest = plusDays(until, -OLDEST);
    const ended = { endsAt: _.gte(instant(oldest, '00:00')).and(_.lt(instant(plusDays(until, 1), '00:00'))) };
    const [days, ledgers] = await Promise.all([
      aggregate<StaffedDay>('days', [
        { match: { within: area, ...ended, state: 'planned', 'shifts.state': _.in(UNRECORDED) } },
        { sort: { endsAt: 1 } },
        { limit: MOST },
        { project: { log: 0, outbox: 0, waiting: 0, offers: 0 } },
      ]),
      aggregate<DisputedHours>('hours', [
        { match: { waitingFor: area, date: _.lte(until) } },
        { sort: { date: 1 } },
        { limit: MOST },
        { project: { outbox: 0 } },
      ]),
    ]);
    const entries = ledgers
      .flatMap(entryViews)
      .filter(({ standing }) => standing !== 'counted' && standing !== 'reversed');
    return { within: LIMITS.recordWithin, until, days: days.map(overdueDay), entries };
  },
});
