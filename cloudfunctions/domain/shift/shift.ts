import type { Person, Qualification } from '../../kernel/person';
import type { Way } from '../hours/ledger';

/** Places for volunteers: what they do, what it takes, how many. */
export interface Need {
  id: string;
  task: string;
  /** A key of SKILLS; null where anybody can help. */
  skill: string | null;
  /** Asked where the law asks it: medical services, work with children. */
  qualification: Qualification['kind'] | null;
  count: number;
}

/** The same on a day. Invariant: `taken` is the places held, never more than `count`; every update guards it. */
export interface DayNeed extends Need {
  taken: number;
}

/**
 * asked: by the leader, not answered yet; holds a place. confirmed: comes. declined: said no. dropped: said yes and then
 * no. released: the day was cancelled. in, out: clocked.
 */
export type ShiftState = 'asked' | 'confirmed' | 'declined' | 'dropped' | 'released' | 'in' | 'out';

/** A volunteer's place on a day. The list only grows, so that a place in it is never another's. */
export interface Shift {
  /** Id of the need. */
  need: string;
  person: string;
  /** Person id of whose phone is told: their own, or the guardian's of a child without one. */
  tell: string;
  name: string;
  state: ShiftState;
  since: Date;
  requestId: string;
  in?: Date;
  out?: Date;
  /** How it was clocked: in while they are here, out afterwards. */
  how?: Way;
}

/** Somebody who waits for a place. This list only grows, too. */
export interface WaitingVolunteer {
  need: string;
  person: string;
  tell: string;
  name: string;
  state: 'waiting' | 'offered' | 'taken' | 'gone';
  at: Date;
  /** The deadline of the offer made to them. */
  until: Date | null;
}

/** What a day carries of its volunteers. */
export interface Staffing {
  needs: DayNeed[];
  shifts: Shift[];
  waiting: WaitingVolunteer[];
  /** The date of which everybody was reminded; another one after the day was moved. */
  remindedOf?: string;
}

/** States that hold a place. */
export const HOLDING: ShiftState[] = ['asked', 'confirmed', 'in', 'out'];
/** States in which somebody is still expected. */
export const EXPECTED: ShiftState[] = ['asked', 'confirmed'];
/** States in which somebody works there: they may call numbers. */
export const HERE: ShiftState[] = ['confirmed', 'in', 'out'];
/** States of somebody who waits, or has been offered a place. */
export const HOPING: WaitingVolunteer['state'][] = ['waiting', 'offered'];

/** A day's staffing before anybody came forward. */
export function unfilled(needs: Need[]): Staffing {
  return { needs: needs.map((need) => ({ ...need, taken: 0 })), shifts: [], waiting: [] };
}

/** The person's shift that holds a place, and where it stands; -1 when there is none. */
export function holding(shifts: Shift[], person: string): number {
  return shifts.findIndex((shift) => shift.person === person && HOLDING.includes(shift.state));
}

/** Where the person waits for this need; -1 when they do not. */
export function hoping(waiting: WaitingVolunteer[], person: string, need: string): number {
  return waiting.findIndex(
    (each) => each.person === person && each.need === need && HOPING.includes(each.state),
  );
}

/** How somebody stands in a list. */
export function named(person: Pick<Person, '_id' | 'openid' | 'name' | 'volunteer'>) {
  const { _id, openid, name, volunteer } = person;
  const tell = openid ? _id : (volunteer?.guardian?.person ?? _id);
  return { person: _id, tell, name: name || '志愿者' };
}
