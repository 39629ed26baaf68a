import * as v from 'valibot';
import type { Asking } from '../../kernel/condition';
import { aggregate, lookup } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId, id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import type { Area } from '../community/area';
import { calledInBuilding, householdId } from '../community/home';
import { type Notice, type Read, reaches } from './notice';
import { noticeWorkflow } from './workflow';

/** A household and how far the notice got there. */
export interface HouseholdReading {
  household: string;
  room: string;
  /** Nobody of this household is in yet, so nobody can read: somebody has to knock. */
  empty: boolean;
  /** Names as the owner knows them: who lives there, or who read it. */
  people: string[];
  /** Milliseconds since the epoch, or null. */
  readAt: number | null;
  told: boolean;
}

export interface BuildingReading {
  building: Area;
  households: HouseholdReading[];
  people: Person[];
}

type Row = Area & { reads: Read[]; living: Person[] };

function householdReading(row: Row, room: string): HouseholdReading {
  const id = householdId(row._id, room);
  const living = row.living.filter(({ homes }) => homes.some((home) => home.household === id));
  const reads = row.reads.filter((read) => read.household === id);
  const first = reads.map(({ at }) => at.getTime()).sort((a, b) => a - b)[0];
  return {
    household: id,
    room,
    empty: !living.some(({ openid }) => openid),
    people: living.map((person) => calledInBuilding(person, room)),
    readAt: first ?? null,
    told: reads.length > 0 && reads.every(({ told }) => told),
  };
}

/** Every household of the building with its people and readings, in one request at any size. */
export async function readingOf(notice: string, building: string): Promise<BuildingReading> {
  const [row] = await aggregate<Row>('areas', [
    { match: { _id: building, kind: 'building' } },
    lookup({ from: 'reads', match: { notice, building }, as: 'reads' }),
    lookup({ from: 'people', match: { 'homes.building': building }, as: 'living' }),
    { limit: 1 },
  ]);
  must(row, 'not-found', '没有找到这栋楼。');
  const households = (row.rooms ?? []).map((room) => householdReading(row, room));
  return { building: row, households, people: row.living };
}

/** What the procedures about one notice in one building have in common. */
export const onReading = {
  input: v.object({ notice: id, building: areaId }),
  subject: ({ notice }: { notice: string }) => ({ from: 'notices' as const, by: { _id: notice } }),
  missing: '这条通知找不到了。',
  allow({ input, caller, subject }: { input: { building: string }; caller: Person; subject: Notice }): void {
    mustHold(caller, ['owner', 'staff'], input.building);
    must(reaches(subject, input.building), 'not-found', '这条通知没有发给这栋楼。');
  },
};

/** Reminding the same building again has to wait this long, in milliseconds: nobody should be rung at all day. */
const PAUSE = 12 * 3_600_000;

/** When those who had not read were last reminded in this building. */
export function lastReminder(notice: Notice, building: string): Date | undefined {
  return notice.reminded.filter((each) => each.building === building).at(-1)?.at;
}

/** Whether this building was reminded so lately that another time would be a nuisance. */
export function isTooSoon(notice: Notice, building: string, now: Date): boolean {
  const last = lastReminder(notice, building);
  return last !== undefined && now.getTime() - last.getTime() <= PAUSE;
}

/** Whether the caller could remind the building now: what draws the button. */
export function mayRemind(notice: Notice, building: string, asking: Asking): boolean {
  return can(noticeWorkflow, notice, asking).includes('remind') && !isTooSoon(notice, building, asking.now);
}
