import { isWithin } from '../../kernel/area';
import { byBuilding, byChild, byDay, byPoint, byService, byTeam, counting, householdsOf } from './breakdowns';
import { correctionsOfHours, correctionsOfQueues, whoIsBehind } from './corrections';
import { counts, total } from './counting';
import type { HistoryCounts } from './history';
import type { AreaAround } from './read/around';
import type { Given } from './read/hours';
import type { Known } from './read/notices';
import type { Requested } from './read/requests';
import type { Changed, Scope } from './read/scope';
import type { Served } from './read/served';
import { type Minutes, noMinutes, type Tally } from './tally';
import { everybody, marked, together, type Who } from './who';

/** Everything that was read for one tally. */
export interface Rows {
  served: Served;
  given: Given;
  requested: Requested;
  known: Known;
}

export function noHistory(): HistoryCounts {
  return { personTimes: 0, minutes: 0, from: null, to: null };
}

function minutesOf({ times }: Given): Minutes {
  const kinds = counts(
    times,
    ({ _id }) => (_id.counts ? _id.kind : 'unconfirmed'),
    ({ minutes }) => minutes,
  );
  return { ...noMinutes(), ...Object.fromEntries(kinds) };
}

function wishesOf({ made, fulfilled, unfulfilled }: Requested): Tally['wishes'] {
  return {
    made: total(made, ({ count }) => count),
    open: unfulfilled[0]?.count ?? 0,
    fulfilled: total(fulfilled, ({ count }) => count),
    totalDays: total(fulfilled, ({ days }) => days),
  };
}

function enquiriesOf({ asked, answered, unanswered }: Requested): Tally['enquiries'] {
  const waits = answered.map(({ _id, count }) => ({ hours: _id, count }));
  return {
    asked: total(asked, ({ count }) => count),
    answered: total(answered, ({ count }) => count),
    late: total(answered, ({ late }) => late),
    open: unanswered[0]?.open ?? 0,
    overdue: unanswered[0]?.overdue ?? 0,
    waits: waits.sort((a, b) => a.hours - b.hours),
    rated: total(answered, ({ rated }) => rated),
    good: total(answered, ({ good }) => good),
  };
}

/** Of null where nobody knows. */
function known(ids: (string | null)[]): string[] {
  return ids.flatMap((id) => id ?? []);
}

/** Who is behind what was read, each once. */
function whoOf({ served, given, known: { reads } }: Rows, area: string): Who {
  const here = served.people.filter(({ _id }) => _id !== null && isWithin(_id, area));
  const who: Who = {
    served: served.people.map(({ _id, people }) => ({ of: _id, members: known(people) })),
    came: here.flatMap(({ _id, rooms }) => rooms.map((room) => `${_id}.${room}`)),
    gave: given.volunteers.map(({ _id, people }) => ({ of: _id, members: people })),
    read: reads[0]?.households ?? [],
  };
  return marked(who, area);
}

/** A tally, and who is behind it and its corrections. */
export interface Figures {
  tally: Tally;
  who: Who;
}

/** Puts together what was read. Pure: the same rows make the same figures. */
export function compose(
  area: AreaAround,
  period: string,
  { changed }: Scope,
  rows: Rows,
  asOf: Date,
): Figures {
  const who = whoOf(rows, area._id);
  const tally = tallyOf(area, period, changed, rows, who, asOf);
  if (!changed) return { tally, who };
  const behind = whoIsBehind(rows.served.changed, rows.given.changed, changed);
  return { tally, who: together([who, marked(behind, area._id)]) };
}

function tallyOf(
  area: AreaAround,
  period: string,
  changed: Changed | null,
  rows: Rows,
  who: Who,
  asOf: Date,
): Tally {
  const { served, given, requested, known } = rows;
  return {
    area: area._id,
    areaName: area.name,
    period,
    asOf,
    personTimes: total(served.queues, ({ served: count }) => count),
    people: everybody(who.served),
    unnamed: total(served.people, ({ unnamed }) => unnamed),
    byDay: byDay(served),
    byPoint: byPoint(served, given, area),
    byService: byService(served),
    byTeam: byTeam(served, given, who, area),
    byBuilding: byBuilding(served, who, requested, area),
    byChild: byChild(served, given, requested, area),
    volunteers: everybody(who.gave),
    shifts: total(counting(given), ({ times }) => times),
    minutes: minutesOf(given),
    wishes: wishesOf(requested),
    enquiries: enquiriesOf(requested),
    notices: { posted: known.notices[0]?.posted ?? 0, reads: known.reads[0]?.reads ?? 0 },
    households: {
      all: householdsOf(area, area._id),
      read: who.read.length,
      came: who.came.length,
    },
    ratings: {
      rated: total(served.queues, ({ rated }) => rated),
      good: total(served.queues, ({ good }) => good),
    },
    corrections: changed
      ? [...correctionsOfQueues(served.changed, changed), ...correctionsOfHours(given.changed, changed)]
      : [],
    history: known.history[0] ?? noHistory(),
  };
}
