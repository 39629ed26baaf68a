import type { Provenance } from '../hours/ledger';
import type { ServiceKind } from '../service-day/service-day';
import type { HistoryCounts } from './history';

/** A month '2026-11', a year '2026', or 'all' since the beginning. */
export type Period = string;

/** Minutes given, by where the time comes from. What nobody has confirmed yet stands apart and is in no sum. */
export type Minutes = Record<Provenance | 'unconfirmed', number>;

interface Named {
  id: string;
  name: string;
}

export interface PointRow extends Named {
  personTimes: number;
  minutes: number;
}

export interface ServiceRow extends Named {
  id: ServiceKind;
  personTimes: number;
}

export interface TeamRow extends Named {
  personTimes: number;
  volunteers: number;
  minutes: number;
}

export interface BuildingRow extends Named {
  households: number;
  /** Of those who live here, wherever they were served; of anybody whose building is not known, nowhere. */
  personTimes: number;
  people: number;
  enquiries: number;
  wishes: number;
}

/** One of the areas directly inside, beside the others. */
export interface ChildRow extends Named {
  households: number;
  personTimes: number;
  minutes: number;
  wishes: number;
  enquiries: number;
}

/** What was written after a month was closed, about that month. It counts in the next month, where one can see it. */
export interface Correction {
  /** Of which month. */
  month: string;
  /** The ledger, or the queue. */
  id: string;
  personTimes: number;
  minutes: Minutes;
  reason: string | null;
  at: Date;
}

/**
 * The figures of an area and a period: counts only. What follows from them (averages, rates) is worked out by the
 * functions of this subject, so that figures of several months can be added.
 */
export interface Tally {
  area: string;
  areaName: string;
  period: Period;
  /** Nothing that was written later is in it. */
  asOf: Date;

  /** Served tickets: one person at one service on one day. */
  personTimes: number;
  /** Different people among them. Of whoever is known by name only one cannot tell: their tickets are `unnamed`. */
  people: number;
  unnamed: number;
  /** By service day; of a period longer than a month by month, '2026-11'. */
  byDay: { date: string; personTimes: number }[];
  byPoint: PointRow[];
  byService: ServiceRow[];
  byTeam: TeamRow[];
  byBuilding: BuildingRow[];
  byChild: ChildRow[];

  /** People with time that counts. */
  volunteers: number;
  /** Times that count, each once. */
  shifts: number;
  minutes: Minutes;

  wishes: {
    made: number;
    /** Waiting still. */
    open: number;
    /** Confirmed by the wisher. */
    fulfilled: number;
    /** From being made to being fulfilled, all of them together. */
    totalDays: number;
  };
  enquiries: {
    asked: number;
    answered: number;
    /** Of those answered, after the promised time. */
    late: number;
    /** Waiting still, and of these, past the promised time. */
    open: number;
    overdue: number;
    /** Whole hours from question to answer, ascending, and how many took so long. */
    waits: { hours: number; count: number }[];
    /** With stars, and of these with four or five. */
    rated: number;
    good: number;
  };
  notices: {
    /** Posted in the area or a part of it. */
    posted: number;
    /** Opened or told at the door: one household and one notice. */
    reads: number;
  };

  households: {
    all: number;
    /** Read at least one notice. */
    read: number;
    /** Somebody of theirs was served. */
    came: number;
  };
  /** Said after being served, and of these "good". */
  ratings: { rated: number; good: number };

  corrections: Correction[];
  history: HistoryCounts;
}

/** The share of these minutes that counts. */
export function counted({ timed, attested, self }: Minutes): number {
  return timed + attested + self;
}

export function noMinutes(): Minutes {
  return { timed: 0, attested: 0, self: 0, unconfirmed: 0 };
}

export function addedMinutes(a: Minutes, b: Minutes): Minutes {
  return {
    timed: a.timed + b.timed,
    attested: a.attested + b.attested,
    self: a.self + b.self,
    unconfirmed: a.unconfirmed + b.unconfirmed,
  };
}

/** Person-times with what later months corrected about earlier ones. */
export function personTimesWithCorrections({ personTimes, corrections }: Tally): number {
  return corrections.reduce((sum, each) => sum + each.personTimes, personTimes);
}

/** The same of the minutes. */
export function minutesWithCorrections({ minutes, corrections }: Tally): Minutes {
  return corrections.reduce((sum, each) => addedMinutes(sum, each.minutes), minutes);
}

/** Days from a wish to its fulfilment, on average; null when none was fulfilled. */
export function averageDays({ wishes }: Tally): number | null {
  return wishes.fulfilled > 0 ? wishes.totalDays / wishes.fulfilled : null;
}

/** Hours after which half of the answers were there; null when there was none. */
export function medianHours({ enquiries }: Tally): number | null {
  const half = enquiries.answered / 2;
  let passed = 0;
  for (const { hours, count } of enquiries.waits) {
    passed += count;
    if (passed >= half) return hours;
  }
  return null;
}
