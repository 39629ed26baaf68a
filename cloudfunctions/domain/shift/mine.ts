import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { _, $, aggregate, find, or } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import type { DayState, ServiceDay } from '../service-day/service-day';
import { isGuardianOf } from '../volunteer/age';
import type { Shift, ShiftState, WaitingVolunteer } from './shift';

/** A shift, or a place one waits for. */
export interface MyShift {
  day: string;
  need: string;
  /** Whose it is: one's own, or a child's. */
  person: string;
  personName: string;
  isMe: boolean;
  name: string;
  task: string;
  pointName: string;
  address: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  endsAt: number;
  dayState: DayState;
  state: ShiftState | 'waiting' | 'offered';
  /** Until when an offered place is kept; null otherwise. */
  until: number | null;
}

/** Shifts that are over are shown for so long, in milliseconds. */
const AFTERWARDS = 2 * 86_400_000;
const SHOWN: MyShift['state'][] = ['asked', 'confirmed', 'in', 'out', 'released', 'waiting', 'offered'];

function line(
  day: ServiceDay,
  whose: Shift | WaitingVolunteer,
  caller: string,
  until: Date | null,
): MyShift[] {
  if (!SHOWN.includes(whose.state as MyShift['state'])) return [];
  const task = day.needs.find(({ id }) => id === whose.need)?.task ?? '志愿服务';
  const { _id, name, pointName, address, startsAt, endsAt, state: dayState } = day;
  return [
    {
      day: _id,
      need: whose.need,
      person: whose.person,
      personName: whose.name,
      isMe: whose.person === caller,
      name,
      task,
      pointName,
      address,
      startsAt: startsAt.getTime(),
      endsAt: endsAt.getTime(),
      dayState,
      state: whose.state as MyShift['state'],
      until: until?.getTime() ?? null,
    },
  ];
}

/** The caller, and the children they are the guardian of, with or without a phone of their own. */
async function family(caller: Person, now: Date): Promise<string[]> {
  const children = await find('people', { 'volunteer.guardian.person': caller._id }, { limit: 20 });
  const theirs = children.filter((child) => isGuardianOf(caller._id, child, dayOf(now)));
  return [caller._id, ...theirs.map(({ _id }) => _id)];
}

/** The shifts of the caller and of their children, the soonest first. */
export const mine = procedure({
  input: v.object({}),
  allow: anyone,
  async run({ caller, now }): Promise<MyShift[]> {
    const people = await family(caller, now);
    const own = (list: string) =>
      $.filter({ input: list, as: 'each', cond: $.in(['$$each.person', people]) });
    const since = _.gt(new Date(now.getTime() - AFTERWARDS));
    const days = await aggregate<ServiceDay>('days', [
      {
        match: or(
          { 'shifts.person': _.in(people), endsAt: since },
          { 'waiting.person': _.in(people), endsAt: since },
        ),
      },
      { sort: { startsAt: 1 } },
      { limit: 100 },
      { addFields: { shifts: own('$shifts'), waiting: own('$waiting') } },
      { project: { log: 0, outbox: 0, offers: 0, within: 0 } },
    ]);
    return days.flatMap((day) => [
      ...day.shifts.flatMap((shift) => line(day, shift, caller._id, null)),
      ...day.waiting
        .filter(({ until }) => until === null || until > now)
        .flatMap((each) => line(day, each, caller._id, each.until)),
    ]);
  },
});
