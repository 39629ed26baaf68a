import { isWithin, lineage } from '../../kernel/area';
import { month as monthOf } from '../../kernel/clock';
import type { Person } from '../../kernel/person';
import type { Stateful } from '../../kernel/workflow';

export const KINDS = ['activity', 'health', 'safety', 'policy'] as const;
export type NoticeKind = (typeof KINDS)[number];
export type NoticeState = 'posted' | 'withdrawn';

/** What an owner or staff posts into one or many buildings. */
export interface Notice extends Stateful {
  state: NoticeState;
  kind: NoticeKind;
  title: string;
  body: string;
  /** Ids of pictures, in the order they are shown. */
  pictures: string[];
  /** Where it is shown: these areas and everything inside them. */
  areas: string[];
  /** The lines of all areas that hold the whole notice: who runs one of these runs the notice. */
  within: string[];
  /** Person id of the author. */
  by: string;
  /** How it is signed: 群主, 社区, 街道. */
  from: string;
  at: Date;
  pinned: boolean;
  /** Sorts by time and is never the same twice: instant, then id. Pages of the list are cut by it. */
  place: string;
  /** When those who had not read were last reminded, per building. */
  reminded: { building: string; at: Date }[];
}

/** A person has read a notice, for one of their homes. `_id` is notice, household and person: reading twice is one read. */
export interface Read {
  _id: string;
  notice: string;
  building: string;
  household: string;
  /** Person id of the reader; for a household told at the door, of whoever told them. */
  person: string;
  /** Told in person rather than read on a phone. */
  told: boolean;
  at: Date;
  /** '2026-11' of `at`. */
  month: string;
}

declare module '../../kernel/database' {
  interface Documents {
    notices: Notice;
    reads: Read;
  }
}

/** Whether somebody living in this building sees the notice. */
export function reaches(notice: Pick<Notice, 'areas'>, building: string): boolean {
  const line = lineage(building);
  return notice.areas.some((area) => line.includes(area));
}

/** Whether it is shown in the area or in a part of it. */
export function touches(notice: Pick<Notice, 'areas'>, area: string): boolean {
  return reaches(notice, area) || notice.areas.some((target) => isWithin(target, area));
}

/** The readings of somebody who opens the notice: one for each of their homes that it reaches. */
export function readingsOf(notice: Pick<Notice, '_id' | 'areas'>, reader: Person, at: Date): Read[] {
  return reader.homes
    .filter(({ building }) => reaches(notice, building))
    .map(({ building, household }) => ({
      _id: `${notice._id} ${household} ${reader._id}`,
      notice: notice._id,
      building,
      household,
      person: reader._id,
      told: false,
      at,
      month: monthOf(at),
    }));
}
