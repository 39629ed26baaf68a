import * as v from 'valibot';
import { _, aggregate } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Shift, ShiftState } from '../shift/shift';
import { looksAfter } from './decide';
import type { Way } from './ledger';
import { LIMITS, minutes } from './limits';
import { type StaffedDay, taskOf } from './shift-on-day';

/** One's own shift that is on, or comes within the next hours. Instants are milliseconds since the epoch. */
export interface OwnShift {
  day: string;
  /** Whose it is: null for the caller's own, or their child. */
  child: { person: string; name: string } | null;
  name: string;
  pointName: string;
  /** The point whose code it takes. */
  point: string;
  task: string;
  startsAt: number;
  endsAt: number;
  /** From when on one can check in. */
  opensAt: number;
  state: ShiftState;
  in: number | null;
  out: number | null;
}

/** So far ahead a shift is shown on the check-in page. */
const AHEAD = minutes(18 * 60);
const SHOWN: ShiftState[] = ['confirmed', 'in', 'out'];
const STAFFING = { project: { log: 0, outbox: 0, waiting: 0, offers: 0 } };

function ownShift(day: StaffedDay, shift: Shift, caller: string): OwnShift {
  const { person, name } = shift;
  return {
    day: day._id,
    child: person === caller ? null : { person, name },
    name: day.name,
    pointName: day.pointName,
    point: day.point,
    task: taskOf(day, shift),
    startsAt: day.startsAt.getTime(),
    endsAt: day.endsAt.getTime(),
    opensAt: day.startsAt.getTime() - minutes(LIMITS.early),
    state: shift.state,
    in: shift.in?.getTime() ?? null,
    out: shift.out?.getTime() ?? null,
  };
}

/** What one can check in to or out of today, and what one's children can. One request. */
export const today = procedure({
  input: v.object({}),
  allow: anyone,
  async run({ caller, now }): Promise<{ shifts: OwnShift[] }> {
    const from = new Date(now.getTime() - minutes(LIMITS.late));
    const to = new Date(now.getTime() + AHEAD);
    const days = await aggregate<StaffedDay>('days', [
      { match: { 'shifts.tell': caller._id, endsAt: _.gt(from), startsAt: _.lt(to), state: 'planned' } },
      { sort: { endsAt: 1 } },
      { limit: 10 },
      STAFFING,
    ]);
    const isTheirs = ({ tell, state }: Shift) => tell === caller._id && SHOWN.includes(state);
    const shifts = days.flatMap((day) =>
      day.shifts.filter(isTheirs).map((shift) => ownShift(day, shift, caller._id)),
    );
    return { shifts };
  },
});

/** One volunteer of a day, as its leader sees them. */
export interface RosterRow {
  person: string;
  name: string;
  task: string;
  state: ShiftState;
  in: number | null;
  out: number | null;
  how: Way | null;
  /** The caller's own, which somebody else has to look after. */
  own: boolean;
}

export interface Roster {
  name: string;
  pointName: string;
  point: string;
  startsAt: number;
  endsAt: number;
  over: boolean;
  rows: RosterRow[];
}

/** Who came to a day, for its leader and staff: to tap in and out, and to fill in afterwards. One request. */
export const roster = procedureOn({
  input: v.object({ day: id }),
  subject: ({ day }) => ({ from: 'days' as const, by: { _id: day }, shape: [STAFFING] }),
  missing: '没有找到这次服务。',
  allow: ({ caller, subject }) =>
    must(looksAfter(caller, subject), 'not-allowed', '这份名单要由队长或社区工作人员来看。'),
  async run({ caller, subject, now }): Promise<Roster> {
    const day: StaffedDay = subject;
    const rows = day.shifts
      .filter(({ state }) => SHOWN.includes(state) || state === 'dropped')
      .map((shift) => ({
        person: shift.person,
        name: shift.name,
        task: taskOf(day, shift),
        state: shift.state,
        in: shift.in?.getTime() ?? null,
        out: shift.out?.getTime() ?? null,
        how: shift.how ?? null,
        own: shift.person === caller._id,
      }));
    return {
      name: day.name,
      pointName: day.pointName,
      point: day.point,
      startsAt: day.startsAt.getTime(),
      endsAt: day.endsAt.getTime(),
      over: day.endsAt <= now,
      rows,
    };
  },
});
