import * as v from 'valibot';
import { lineage } from '../../kernel/area';
import { _, $, aggregate } from '../../kernel/database';
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

/** Days looked at: the soonest. */
const MOST = 200;
const DAY = 86_400_000;
/** A kilometre counts as much as a day: one rather walks a little than waits a week, and the other way round. */
const DAYS_PER_METRE = 1 / 1000;

/** What stands first in the list: the nearer and the sooner. */
export function nearness({ startsAt, metres }: Pick<OpenShift, 'startsAt' | 'metres'>, now: Date): number {
  return (startsAt - now.getTime()) / DAY + (metres ?? 0) * DAYS_PER_METRE;
}

/** The outermost areas of where somebody lives and of their teams: a town, in which one may help everywhere. */
function reachOf({ homes, volunteer }: Person): string[] {
  const paths = [
    ...homes.map(({ building }) => building),
    ...(volunteer?.teams ?? []).map(({ team }) => team),
  ];
  return [...new Set(paths.flatMap((path) => lineage(path).slice(0, 1)))];
}

/** The coming days, each with nobody's shifts but this person's: the answer is as small with many volunteers as with few. */
function comingDays(person: Person, now: Date): Promise<ServiceDay[]> {
  const own = (list: string) =>
    $.filter({ input: list, as: 'each', cond: $.eq(['$$each.person', person._id]) });
  return aggregate<ServiceDay>('days', [
    {
      match: {
        within: _.in(reachOf(person)),
        endsAt: _.gt(now),
        state: 'planned',
        'needs.count': _.gt(0),
      },
    },
    { sort: { endsAt: 1 } },
    { limit: MOST },
    { addFields: { shifts: own('$shifts'), waiting: own('$waiting') } },
    { project: { log: 0, outbox: 0, offers: 0, within: 0, address: 0 } },
  ]);
}

/** By an aggregate: a query answers positions as objects of the SDK's own, without coordinates. */
async function homesOf({ homes }: Person): Promise<Point['position'][]> {
  if (homes.length === 0) return [];
  const buildings = await aggregate<Area>('areas', [
    { match: { _id: _.in(homes.map(({ building }) => building)) } },
    { project: { position: 1 } },
    { limit: homes.length },
  ]);
  return buildings.flatMap(({ position }) => (position ? [position] : []));
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
 * What somebody may do, nearest and soonest first; what they may not, with the reason. Three requests, and the same
 * cost with ten volunteers or 27,000: nobody else is read.
 */
export const open = procedure({
  input: v.object({ person: v.optional(id) }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<OpenShift[]> {
    const person = await actingFor(caller, input.person, now);
    const [days, homes] = await Promise.all([comingDays(person, now), homesOf(person)]);
    const all = days
      .filter(({ startsAt }) => startsAt > now)
      .flatMap((day) => day.needs.map((need) => openShift(person, homes, day, need, now)));
    return all.sort((a, b) => nearness(a, now) - nearness(b, now));
  },
});
