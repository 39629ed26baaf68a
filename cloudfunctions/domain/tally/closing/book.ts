import { month as monthOf } from '../../../kernel/clock';
import type { LogEntry } from '../../../kernel/workflow';
import { beginningOf, plusMonths } from '../period';
import type { Tally } from '../tally';
import type { KeptWho } from '../who';

/** A closed month and its figures. */
export interface ClosedMonth {
  month: string;
  /** Id in `tallies`. */
  tally: string;
}

/** One line of what was done with the months of an area. */
export interface BookEntry extends LogEntry {
  verb: 'close' | 'reopen';
  month: string;
  /** As it stood then, for people to read. */
  byName: string;
}

/**
 * Which months of an area are closed. `_id` is the area. Months are closed one after the other and reopened the last
 * first; as all of it stands in one document, of two people at once one wins, and every correction that comes after a
 * month was closed falls into exactly one later month.
 */
export interface Book {
  _id: string;
  /** The month closed last; null when none is. */
  last: string | null;
  /** Consecutive, ascending. */
  closed: ClosedMonth[];
  log: BookEntry[];
}

/**
 * The figures of a month that is over, as of an instant. Those of a closed month are good for ever if the book of the
 * area points to them; those that were only counted, so that a year need not count them again, until a row of that
 * month is changed.
 */
export interface StoredTally {
  _id: string;
  area: string;
  month: string;
  tally: Tally;
  who: KeptWho;
}

declare module '../../../kernel/database' {
  interface Documents {
    months: Book;
    tallies: StoredTally;
  }
}

/** Id of the figures of a month that were counted only. */
export function countedId(area: string, month: string): string {
  return `${area} ${month}`;
}

/**
 * A month is closed as of a little while ago, in milliseconds: longer than any call runs, so that whatever was written
 * with an earlier instant is there. What was written since counts as a correction.
 */
export const SETTLING = 120_000;

export type MonthState = 'running' | 'ended' | 'closed';

/** Whether a month still runs, is over, or is closed. */
export function stateOf(book: Pick<Book, 'closed'> | undefined, month: string, now: Date): MonthState {
  if (book?.closed.some((each) => each.month === month)) return 'closed';
  return month < monthOf(now) ? 'ended' : 'running';
}

export type CloseRefusal = 'running' | 'settling' | 'closed' | 'not-next';

/** Why this month cannot be closed now, or null. */
export function closeRefusal(book: Book | undefined, month: string, now: Date): CloseRefusal | null {
  const state = stateOf(book, month, now);
  if (state !== 'ended') return state;
  if (book?.last && month !== plusMonths(book.last, 1)) return 'not-next';
  const settled = beginningOf(plusMonths(month, 1)).getTime() + SETTLING;
  return now.getTime() < settled ? 'settling' : null;
}

/** Whether this month can be reopened: only the one closed last, so that no later month has counted its corrections. */
export function mayReopen(book: Pick<Book, 'last'> | undefined, month: string): boolean {
  return book?.last === month;
}

/** The month in which corrections of closed months count now. */
export function correctedIn(book: Pick<Book, 'last'> | undefined): string | null {
  return book?.last ? plusMonths(book.last, 1) : null;
}
