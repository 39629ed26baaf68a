import * as v from 'valibot';
import { find, lookup } from '../../kernel/database';
import { areaId } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type BuildingCard, buildingCard, kindLabel } from '../community/area';
import { homeIn } from '../community/home';
import { readBuilding } from '../community/read-building';
import { type NoticePage, noticesIn, noticesPostedIn } from '../notice/read-notices';
import {
  type DayCard,
  type DayRow,
  dayCard,
  daysFor,
  nearestFirst,
  withQueues,
} from '../service-day/read-days';

/** A building somebody lives in or owns the group of, or an area they work for. */
export interface Place {
  area: string;
  /** What the caller is here. */
  as: 'resident' | 'owner' | 'staff';
}

export interface HomeView {
  /** Where the caller is now; null for somebody who has not joined anything. */
  here: Place | null;
  /** Everywhere they could be, to switch. */
  places: Place[];
  /** Present when `here` is a building. */
  building: BuildingCard | null;
  /** Present when `here` is an area one works for: its name, and what staff of it are called. */
  area: { id: string; name: string; label: string } | null;
  /** The room the caller lives in here. */
  room: string | null;
  notices: NoticePage;
  /** The next service day at the nearest point; null where none is planned. */
  nextDay: DayCard | null;
}

const NOWHERE: HomeView = {
  here: null,
  places: [],
  building: null,
  area: null,
  room: null,
  notices: { notices: [], next: null },
  nextDay: null,
};

/** Owners first, then residents, then staff: what one opens the phone for most often. */
function placesOf(caller: Person): Place[] {
  const owned = caller.grants.filter(({ role }) => role === 'owner').map(({ area }) => area);
  const lived = caller.homes.map(({ building }) => building).filter((building) => !owned.includes(building));
  const worked = caller.grants.filter(({ role }) => role === 'staff').map(({ area }) => area);
  return [
    ...owned.map((area) => ({ area, as: 'owner' as const })),
    ...[...new Set(lived)].map((area) => ({ area, as: 'resident' as const })),
    ...worked.map((area) => ({ area, as: 'staff' as const })),
  ];
}

/** Service days looked at to find the next one at the nearest point. */
const DAYS = 12;

/** The planned days that are not over, read together with the building. */
function nextDays(building: string, caller: Person, now: Date) {
  const stages = [{ sort: { endsAt: 1 } }, { limit: DAYS }, ...withQueues(caller._id)];
  return lookup({ from: 'days', match: { ...daysFor(building, now), state: 'planned' }, stages, as: 'days' });
}

async function homeOfBuilding(caller: Person, here: Place, places: Place[], now: Date): Promise<HomeView> {
  const [row, notices] = await Promise.all([
    readBuilding<{ days: DayRow[] }>({ _id: here.area }, [nextDays(here.area, caller, now)]),
    noticesIn(here.area, caller),
  ]);
  const room = homeIn(caller, here.area)?.room ?? null;
  const days = nearestFirst(row.days.map((day) => dayCard(day, row.position, now)));
  return { here, places, building: buildingCard(row), area: null, room, notices, nextDay: days[0] ?? null };
}

async function homeOfStaff(here: Place, places: Place[]): Promise<HomeView> {
  const [known, notices] = await Promise.all([
    find('areas', { _id: here.area }, { limit: 1 }),
    noticesPostedIn(here.area),
  ]);
  const [own] = known;
  must(own, 'not-found', '没有找到这个区域。');
  const area = { id: own._id, name: own.name, label: kindLabel(own.kind) };
  return { here, places, building: null, area, room: null, notices, nextDay: null };
}

/** The first page. Three database requests: who, where, what is new. */
export const open = procedure({
  input: v.object({ area: v.optional(areaId) }),
  // Right after joining, another instance may still remember somebody without a home.
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<HomeView> {
    const places = placesOf(caller);
    const here = places.find(({ area }) => area === input.area) ?? places[0];
    if (!here) return NOWHERE;
    return here.as === 'staff' ? homeOfStaff(here, places) : homeOfBuilding(caller, here, places, now);
  },
});
