import * as v from 'valibot';
import { find } from '../../kernel/database';
import { areaId } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type BuildingCard, buildingCard, kindLabel } from '../community/area';
import { homeIn } from '../community/home';
import { readBuilding } from '../community/read-building';
import { type TurnRows, type Turns, turns, turnsOf } from '../desk/waiting';
import { type NoticePage, noticesIn, noticesPostedIn } from '../notice/read-notices';
import { comingDays, type DayCard, type DayRow, nearestDay } from '../service-day/read-days';

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
  /** What waits for the caller as owner of this building; null for everybody else. */
  desk: Turns | null;
}

/** What is looked up beside the building; what waits, only for its owner. */
interface Beside extends TurnRows {
  days: DayRow[];
}

const NOWHERE: HomeView = {
  here: null,
  places: [],
  building: null,
  area: null,
  room: null,
  notices: { notices: [], next: null },
  nextDay: null,
  desk: null,
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

async function homeOfBuilding(caller: Person, here: Place, places: Place[], now: Date): Promise<HomeView> {
  const owns = here.as === 'owner';
  const [row, notices] = await Promise.all([
    readBuilding<Beside>({ _id: here.area }, [
      comingDays(here.area, caller._id, now),
      ...(owns ? turnsOf(here.area, { caller, now }) : []),
    ]),
    noticesIn(here.area, caller),
  ]);
  return {
    here,
    places,
    building: buildingCard(row),
    area: null,
    room: homeIn(caller, here.area)?.room ?? null,
    notices,
    nextDay: nearestDay(row, now),
    desk: owns ? turns(row) : null,
  };
}

async function homeOfStaff(here: Place, places: Place[]): Promise<HomeView> {
  const [known, notices] = await Promise.all([
    find('areas', { _id: here.area }, { limit: 1 }),
    noticesPostedIn(here.area),
  ]);
  const [own] = known;
  must(own, 'not-found', '没有找到这个区域。');
  const area = { id: own._id, name: own.name, label: kindLabel(own.kind) };
  return { here, places, building: null, area, room: null, notices, nextDay: null, desk: null };
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
