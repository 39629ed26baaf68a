import { day as dayOf } from '../../kernel/clock';
import type { Message } from '../../kernel/outbox';
import { reviewsNeeded } from './limits';

/** Where a time comes from: clocked in and out, filled in later by a leader, or told by the volunteer. */
export type Provenance = 'timed' | 'attested' | 'self';

/** How a moment was clocked. kept: scanned without network and sent later. scheduled-end: nobody clocked it. */
export type Way = 'scanned' | 'kept' | 'leader' | 'scheduled-end';

interface Line {
  id: string;
  /** Person id of who wrote it; null for the clock. */
  by: string | null;
  byName: string;
  at: Date;
  reason: string | null;
}

/** What was done: the fields of 民政部令第67号 article 7 beside the time. */
export interface Activity {
  /** 活动名称 */
  activity: string;
  /** 服务内容 */
  service: string;
  /** 地点 */
  place: string;
  /** 活动组织单位 */
  organiser: string;
  /** 活动负责人; null when nobody is named. */
  lead: string | null;
  /** The service day, when it was one. */
  day: string | null;
  point: string | null;
  area: string;
  within: string[];
  team: string | null;
}

/** Time that somebody says was given. */
export interface Claim extends Line, Activity {
  kind: Provenance;
  minutes: number;
  start: Date;
  end: Date;
  /** How it began and ended; only of what was timed. */
  ways: { in: Way; out: Way } | null;
}

/**
 * What is said of a claim afterwards. reversal: takes it out again, with its minutes below zero. confirmation: a leader
 * stands for what a volunteer told. review: somebody looked at a long day. answer: the volunteer says that a time which
 * nobody clocked is right.
 */
export interface Remark extends Line {
  kind: 'reversal' | 'confirmation' | 'review' | 'answer';
  about: string;
  minutes: number;
}

export type Entry = Claim | Remark;

/** unconfirmed: told by the volunteer only. review, second-review: a long day that waits for a look at it. */
export type Standing = 'counted' | 'unconfirmed' | 'review' | 'second-review' | 'reversed';

/** A claim in short, as it stands: what figures are added up from. */
export type Settled = Pick<Claim, 'id' | 'kind' | 'minutes' | 'point' | 'team' | 'area' | 'within'> & {
  standing: Standing;
};

/**
 * Everything on one person's day. `entries` only grows; the other figures follow from it (`settle`) and are written by
 * the same request. `length` is the lock: what was worked out from so many entries is written on those or not at all,
 * which is what keeps two claims from overlapping however they arrive.
 */
export interface Hours {
  /** `${person}.${date}` */
  _id: string;
  person: string;
  /** Person id of whose phone is told: their own, or the guardian's of a child. */
  tell: string;
  name: string;
  date: string;
  month: string;
  entries: Entry[];
  length: number;
  /** Minutes that count. */
  minutes: number;
  /** Minutes that wait for a decision. */
  waiting: number;
  /** Who is asked to decide: areas, and teams as `team:<id>`. Empty when nothing waits. */
  waitingFor: string[];
  /** Every claim as it stands, in the order in which they were written. */
  settled: Settled[];
  /** When the last entry was written. */
  changedAt: Date;
  outbox: Message[];
}

declare module '../../kernel/database' {
  interface Documents {
    hours: Hours;
  }
}

/** A claim and what became of it. */
export interface Standed {
  claim: Claim;
  standing: Standing;
}

/** Whose hours they are. */
export type Whose = Pick<Hours, 'person' | 'tell' | 'name'>;

/** The ledger of somebody for whom nothing is written yet on this day. */
export function emptyLedger({ person, tell, name }: Whose, date: string): Hours {
  const figures = { length: 0, minutes: 0, waiting: 0, waitingFor: [], settled: [], changedAt: new Date(0) };
  return {
    _id: `${person}.${date}`,
    person,
    tell,
    name,
    date,
    month: date.slice(0, 7),
    entries: [],
    ...figures,
    outbox: [],
  };
}

/** Whether this person sees the ledger as their own: whose hours they are, or the guardian. */
export function isTheirs({ person, tell }: Pick<Hours, 'person' | 'tell'>, who: string): boolean {
  return who === person || who === tell;
}

export function isClaim(entry: Entry): entry is Claim {
  return 'start' in entry;
}

export function remarksOn(ledger: Pick<Hours, 'entries'>, claim: string): Remark[] {
  return ledger.entries.filter((entry): entry is Remark => !isClaim(entry) && entry.about === claim);
}

/** Who has looked at it, each once: the second look has to be another person's. */
function reviewersOf(ledger: Pick<Hours, 'entries'>, claim: string): Set<string | null> {
  const reviews = remarksOn(ledger, claim).filter(({ kind }) => kind === 'review');
  return new Set(reviews.map(({ by }) => by));
}

/** When a claim began to weigh on the day, as its place among the entries: self-told time from its confirmation on. */
function placeOf(ledger: Pick<Hours, 'entries'>, claim: Claim): number {
  if (claim.kind !== 'self') return ledger.entries.indexOf(claim);
  return ledger.entries.findIndex((entry) => entry.kind === 'confirmation' && entry.about === claim.id);
}

function standingAfter(ledger: Pick<Hours, 'entries'>, claim: Claim, dayMinutes: number): Standing {
  const missing = reviewsNeeded(dayMinutes) - reviewersOf(ledger, claim.id).size;
  if (missing <= 0) return 'counted';
  return reviewersOf(ledger, claim.id).size > 0 ? 'second-review' : 'review';
}

/** Every claim with what became of it, in the order in which they were written. */
export function standings(ledger: Pick<Hours, 'entries'>): Standed[] {
  const claims = ledger.entries.filter(isClaim);
  const isReversed = ({ id }: Claim) => remarksOn(ledger, id).some(({ kind }) => kind === 'reversal');
  const weighing = claims.filter((claim) => !isReversed(claim) && placeOf(ledger, claim) >= 0);
  weighing.sort((a, b) => placeOf(ledger, a) - placeOf(ledger, b));
  const weighed = new Map<string, Standing>();
  let dayMinutes = 0;
  for (const claim of weighing) {
    dayMinutes += claim.minutes;
    weighed.set(claim.id, standingAfter(ledger, claim, dayMinutes));
  }
  return claims.map((claim) => ({
    claim,
    standing: weighed.get(claim.id) ?? (isReversed(claim) ? 'reversed' : 'unconfirmed'),
  }));
}

const WAITS: Standing[] = ['unconfirmed', 'review', 'second-review'];

/** Whether somebody has to decide on it. */
export function waits({ standing }: Standed): boolean {
  return WAITS.includes(standing);
}

/** Who decides on a claim: staff of its area and of those above, and the leaders of its team. */
export function decidersOf({ within, team }: Pick<Activity, 'within' | 'team'>): string[] {
  return team ? [...within, `team:${team}`] : within;
}

function sum(standed: Standed[]): number {
  return standed.reduce((total, { claim }) => total + claim.minutes, 0);
}

function settled({ claim, standing }: Standed): Settled {
  const { id, kind, minutes, point, team, area, within } = claim;
  return { id, kind, minutes, point, team, area, within, standing };
}

/** The ledger with these entries at its end, and its figures as they follow. */
export function extended(ledger: Hours, added: Entry[]): Hours {
  const entries = [...ledger.entries, ...added];
  const all = standings({ entries });
  const waiting = all.filter(waits);
  return {
    ...ledger,
    entries,
    length: entries.length,
    minutes: sum(all.filter(({ standing }) => standing === 'counted')),
    waiting: sum(waiting),
    waitingFor: [...new Set(waiting.flatMap(({ claim }) => decidersOf(claim)))],
    settled: all.map(settled),
    changedAt: new Date(Math.max(...[ledger.changedAt, ...added.map(({ at }) => at)].map(Number))),
  };
}

/** The claim that this time would overlap: nobody is at two places at once. Reversed ones do not stand in the way. */
export function overlapping(ledger: Pick<Hours, 'entries'>, start: Date, end: Date): Claim | undefined {
  const live = standings(ledger).filter(({ standing }) => standing !== 'reversed');
  return live.find(({ claim }) => claim.start < end && start < claim.end)?.claim;
}

/** Whole minutes between two instants. */
export function minutesBetween(start: Date, end: Date): number {
  return Math.floor((end.getTime() - start.getTime()) / 60_000);
}

/** The entry that takes a claim out again. */
export function reversalOf(claim: Claim, line: Line): Remark {
  return { ...line, kind: 'reversal', about: claim.id, minutes: -claim.minutes };
}

/** Whether both ends lie on this day where people live: a ledger holds one day. */
export function liesOn(date: string, start: Date, end: Date): boolean {
  return start < end && dayOf(start) === date && dayOf(new Date(end.getTime() - 1)) === date;
}
