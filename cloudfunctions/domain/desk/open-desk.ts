import * as v from 'valibot';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedure } from '../../kernel/procedure';
import { buildingCard } from '../community/area';
import { readBuilding } from '../community/read-building';
import type { Enquiry } from '../enquiry/enquiry';
import { comingDays, type DayCard, type DayRow, nearestDay } from '../service-day/read-days';
import { type Joined, type JoinedRows, joined, joinedSince, newSince } from './joined';
import { latestNotices, type UnreadNotice, unreadOf } from './unread';
import {
  type DeskEnquiry,
  deskEnquiry,
  enquiriesOf,
  type TurnRows,
  type Turns,
  turns,
  turnsOf,
} from './waiting';

/** What waits for the owner of a building, at one glance. */
export interface DeskView {
  building: { id: string; name: string; estate: string; households: number };
  turns: Turns;
  /** What the owner is the next to do, late ones first. */
  own: DeskEnquiry[];
  /** What a unit or staff are the next to do. */
  others: DeskEnquiry[];
  /** The latest notices that not everybody has read, the newest first. */
  unread: UnreadNotice[];
  joined: Joined;
  nextDay: DayCard | null;
}

interface Beside extends TurnRows, JoinedRows {
  own: Enquiry[];
  others: Enquiry[];
  days: DayRow[];
}

/**
 * The owner's desk, for its owner and staff. `lookedAt` is when the phone last showed it, in milliseconds. Three
 * database requests at any size of building: who, what stands around the building, its notices.
 */
export const open = procedure({
  input: v.object({ building: areaId, lookedAt: v.optional(v.number()) }),
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.building),
  async run({ input: { building: id, lookedAt }, caller, now }): Promise<DeskView> {
    const asking = { caller, now };
    const [row, notices] = await Promise.all([
      readBuilding<Beside>({ _id: id }, [
        ...turnsOf(id, asking),
        ...enquiriesOf(id),
        ...joinedSince(id, newSince(lookedAt, now)),
        comingDays(id, caller._id, now),
      ]),
      latestNotices(id, now),
    ]);
    const { name, estate, households } = buildingCard(row);
    return {
      building: { id, name, estate, households },
      turns: turns(row),
      own: row.own.map((enquiry) => deskEnquiry(enquiry, asking)),
      others: row.others.map((enquiry) => deskEnquiry(enquiry, asking)),
      unread: unreadOf(notices, id, households, asking),
      joined: joined(row),
      nextDay: nearestDay(row, now),
    };
  },
});
