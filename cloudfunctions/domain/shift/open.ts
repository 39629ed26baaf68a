import * as v from 'valibot';
import { lineage } from '../../kernel/area';
import { _, $, aggregate, lookup, type Stage } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import type { Area } from '../community/area';
import { metresBetween } from '../service-day/distance';
import type { Point, ServiceDay } from '../service-day/service-day';
import { actingFor } from '../volunteer/acting-for';
import { asksOf } from './assign';
import { type Ineligible, ineligible, sayIneligible } from './eligibility';
import { type DayNeed, holding, hoping, type ShiftState } from './shift';

/** One need of one day, as somebody sees it who looks for something to do. */
export interface OpenShift {
  day: string;
  need: string;
  name: string;
  task: string;
  /** 会理发 · 医护资格; empty where anybody can help. */
  asks: string;
  pointName: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  endsAt: number;
  /** From the nearest home; null when none is known. */
  metres: number | null;
  /** Places that are free. */
  left: number;
  /** Why one may not; null when one may. */
  refusal: Ineligible | null;
  say: string;
  /** How one's own shift of this need stands; null without one. */
  mine: ShiftState | null;
  /** One waits for a place here, or has been offered one. */
  hoping: boolean;
}

/** Days looked at, the soonest of each: those of one's own community and, beyond it, of the whole town. */
const MOST = { near: 150, wide: 100 };
const DAY = 86_400_000;
/** A kilometre counts as much as a day: one rather walks a little than waits a week, and the other way round. */
const DAYS_PER_METRE = 1 / 1000;

/** What stands first in the list: the nearer and the sooner. */
export function nearness({ startsAt, metres }: Pick<OpenShift, 'startsAt' | 'metres'>, now: Date): number {
  return (startsAt - now.getTime()) / DAY + (metres ?? 0) * DAYS_PER_METRE;
}

/**
 * Where one may help, from one's homes and teams: `near` the community around them, `wide` the town it belongs to, so that
 * a whole town's days leave room for those next door.
 */
function reachOf({ homes, volunteer }: Person): { near: string[]; wide: string[] } {
  const paths = [
    ...homes.map(({ building }) => building),
    ...(volunteer?.teams ?? []).map(({ team }) => team),
  ];
  const steps = paths.map(lineage);
  return {
    near: [...new Set(steps.flatMap((path) => path.slice(0, 2).at(-1) ?? []))],
    wide: [...new Set(steps.flatMap((path) => path.slice(0, 1)))],
  };
}

/** The coming days of these areas, each with nobody's shifts but this person's: small with many volunteers as with few. */
function comingDays(areas: string[], limit: number, person: Person, now: Date, as: string): Stage {
  const own = (list: string) =>
    $.filter({ input: list, as: 'each', cond: $.eq(['$$each.person', person._id]) });
  return lookup({
    from: 'days',
    match: { within: _.in(areas), endsAt: _.gt(now), state: 'planned', 'needs.count': _.gt(0) },
    stages: [
      { sort: { endsAt: 1 } },
      { limit },
      { addFields: { shifts: own('$shifts'), waiting: own('$waiting') } },
      { project: { log: 0, outbox: 0, offers: 0, within: 0, address: 0 } },
    ],
    as,
  });
}

interface Around {
  near: ServiceDay[];
  wide: ServiceDay[];
  buildings: Pick<Area, 'position'>[];
}

/** The days within reach, each once, and where the person lives: one request. */
async function around(
  person: Person,
  now: Date,
): Promise<{ days: ServiceDay[]; homes: Point['position'][] }> {
  const { near, wide } = reachOf(person);
  const [row] = await aggregate<Around>('people', [
    { match: { _id: person._id } },
    { limit: 1 },
    { lookup: { from: 'areas', localField: 'homes.building', foreignField: '_id', as: 'buildings' } },
    { project: { 'buildings.position': 1 } },
    comingDays(near, MOST.near, person, now, 'near'),
    comingDays(wide, MOST.wide, person, now, 'wide'),
  ]);
  if (!row) return { days: [], homes: [] };
  const days = new Map([...row.near, ...row.wide].map((day) => [day._id, day]));
  const homes = row.buildings.flatMap(({ position }) => (position ? [position] : []));
  return { days: [...days.values()], homes };
}

function openShift(
  person: Person,
  homes: Point['position'][],
  day: ServiceDay,
  need: DayNeed,
  now: Date,
): OpenShift {
  const refusal = ineligible(person, day, need, now);
  const shift = day.shifts[holding(day.shifts, person._id)];
  const distances = homes.map((home) => metresBetween(home, day.position));
  return {
    day: day._id,
    need: need.id,
    name: day.name,
    task: need.task,
    asks: asksOf(need),
    pointName: day.pointName,
    startsAt: day.startsAt.getTime(),
    endsAt: day.endsAt.getTime(),
    metres: distances.length > 0 ? Math.min(...distances) : null,
    left: Math.max(0, need.count - need.taken),
    refusal,
    say: refusal ? sayIneligible(refusal, need) : '',
    mine: shift?.need === need.id ? shift.state : null,
    hoping: hoping(day.waiting, person._id, need.id) >= 0,
  };
}

/**
 * What somebody may do, nearest and soonest first; what they may not, with the reason. Two requests, three for a child, and
 * the same cost with ten volunteers or 27,000: nobody else is read.
 */
export const open = procedure({
  input: v.object({ person: v.optional(id) }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<OpenShift[]> {
    const person = await actingFor(caller, input.person, now);
    const { days, homes } = await around(person, now);
    const all = days
      .filter(({ startsAt }) => startsAt > now)
      .flatMap((day) => day.needs.map((need) => openShift(person, homes, day, need, now)));
    return all.sort((a, b) => nearness(a, now) - nearness(b, now));
  },
});
