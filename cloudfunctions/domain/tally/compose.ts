import { isWithin } from '../../kernel/area';
import { SERVICE_KINDS, SERVICES } from '../service-day/service-day';
import type { AreaAround } from './around';
import { type Changed, correctionsOfHours, correctionsOfQueues, whoIsBehind } from './corrections';
import type { HistoryCounts } from './history';
import type { Given, GivenTime } from './read-hours';
import type { Known } from './read-notices';
import type { Requested } from './read-requests';
import type { Served } from './read-served';
import type { Scope } from './scope';
import type { BuildingRow, ChildRow, Minutes, PointRow, ServiceRow, Tally, TeamRow } from './tally';
import { everybody, marked, membersOf, together, type Who } from './who';

/** Everything that was read for one tally. */
export interface Rows {
  served: Served;
  given: Given;
  requested: Requested;
  known: Known;
}

function sum<T>(rows: T[], value: (row: T) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}

/** The keys of rows that have one, each once, in the order in which they come. */
function keysOf<T>(rows: T[], key: (row: T) => string | null | undefined): string[] {
  return [...new Set(rows.flatMap((row) => key(row) ?? []))];
}

export function noHistory(): HistoryCounts {
  return { personTimes: 0, minutes: 0, from: null, to: null };
}

function minutesOf(times: GivenTime[]): Minutes {
  const of = (kind: string) =>
    sum(
      times.filter(({ _id }) => _id.counts && _id.kind === kind),
      byMinutes,
    );
  return {
    timed: of('timed'),
    attested: of('attested'),
    self: of('self'),
    unconfirmed: sum(
      times.filter(({ _id }) => !_id.counts),
      byMinutes,
    ),
  };
}

function byMinutes({ minutes }: GivenTime): number {
  return minutes;
}

function counting(times: GivenTime[]): GivenTime[] {
  return times.filter(({ _id }) => _id.counts);
}

function byDay({ queues }: Served): Tally['byDay'] {
  return keysOf(queues, ({ date }) => date)
    .sort()
    .map((date) => ({
      date,
      personTimes: sum(
        queues.filter((queue) => queue.date === date),
        ({ served }) => served,
      ),
    }));
}

function byPoint({ queues }: Served, { times }: Given, { points }: AreaAround): PointRow[] {
  const given = counting(times);
  const ids = [
    ...new Set([...keysOf(queues, ({ point }) => point), ...keysOf(given, ({ _id }) => _id.point)]),
  ];
  const nameOf = (id: string) =>
    points.find(({ _id }) => _id === id)?.name ?? queues.find(({ point }) => point === id)?.pointName ?? id;
  return ids.map((id) => ({
    id,
    name: nameOf(id),
    personTimes: sum(
      queues.filter(({ point }) => point === id),
      ({ served }) => served,
    ),
    minutes: sum(
      given.filter(({ _id }) => _id.point === id),
      byMinutes,
    ),
  }));
}

function byService({ queues }: Served): ServiceRow[] {
  const kinds = SERVICE_KINDS.filter((kind) => queues.some((queue) => queue.kind === kind));
  return kinds.map((id) => ({
    id,
    name: SERVICES[id].name,
    personTimes: sum(
      queues.filter(({ kind }) => kind === id),
      ({ served }) => served,
    ),
  }));
}

function byTeam({ queues, days }: Served, { times }: Given, { gave }: Who, { teams }: AreaAround): TeamRow[] {
  const given = counting(times);
  const teamOf = new Map(days.map(({ _id, team }) => [_id, team]));
  const ids = new Set([
    ...keysOf(queues, ({ day }) => teamOf.get(day)),
    ...keysOf(gave, ({ of }) => of),
    ...keysOf(given, ({ _id }) => _id.team),
  ]);
  return [...ids].map((id) => ({
    id,
    name: teams.find(({ _id }) => _id === id)?.name ?? id,
    personTimes: sum(
      queues.filter(({ day }) => teamOf.get(day) === id),
      ({ served }) => served,
    ),
    volunteers: membersOf(gave, id),
    minutes: sum(
      given.filter(({ _id }) => _id.team === id),
      byMinutes,
    ),
  }));
}

function countOf(rows: { _id: string; count: number }[], area: string): number {
  return sum(
    rows.filter(({ _id }) => isWithin(_id, area)),
    ({ count }) => count,
  );
}

function byBuilding(
  { people }: Served,
  { served }: Who,
  requested: Requested,
  { buildings }: AreaAround,
): BuildingRow[] {
  const times = new Map(people.map(({ _id, personTimes }) => [_id, personTimes]));
  const asked = new Map(requested.asked.map(({ _id, count }) => [_id, count]));
  const fulfilled = new Map(requested.fulfilled.map(({ _id, count }) => [_id, count]));
  return buildings.map(({ _id, name, households }) => ({
    id: _id,
    name,
    households,
    personTimes: times.get(_id) ?? 0,
    people: membersOf(served, _id),
    enquiries: asked.get(_id) ?? 0,
    wishes: fulfilled.get(_id) ?? 0,
  }));
}

function byChild({ queues }: Served, { times }: Given, requested: Requested, area: AreaAround): ChildRow[] {
  return area.children.map(({ _id: id, name }) => ({
    id,
    name,
    households: householdsOf(area, id),
    personTimes: sum(
      queues.filter(({ child }) => child === id),
      ({ served }) => served,
    ),
    minutes: sum(
      counting(times).filter(({ _id }) => _id.child === id),
      byMinutes,
    ),
    wishes: countOf(requested.fulfilled, id),
    enquiries: countOf(requested.asked, id),
  }));
}

function householdsOf({ buildings }: AreaAround, area: string): number {
  return sum(
    buildings.filter(({ _id }) => isWithin(_id, area)),
    ({ households }) => households,
  );
}

function wishesOf({ made, fulfilled, unfulfilled }: Requested): Tally['wishes'] {
  return {
    made: sum(made, ({ count }) => count),
    open: unfulfilled[0]?.count ?? 0,
    fulfilled: sum(fulfilled, ({ count }) => count),
    totalDays: sum(fulfilled, ({ days }) => days),
  };
}

function enquiriesOf({ asked, answered, unanswered }: Requested): Tally['enquiries'] {
  const waits = answered.map(({ _id, count }) => ({ hours: _id, count }));
  return {
    asked: sum(asked, ({ count }) => count),
    answered: sum(answered, ({ count }) => count),
    late: sum(answered, ({ late }) => late),
    open: unanswered[0]?.open ?? 0,
    overdue: unanswered[0]?.overdue ?? 0,
    waits: waits.sort((a, b) => a.hours - b.hours),
    rated: sum(answered, ({ rated }) => rated),
    good: sum(answered, ({ good }) => good),
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
    personTimes: sum(served.queues, ({ served: count }) => count),
    people: everybody(who.served),
    unnamed: sum(served.people, ({ unnamed }) => unnamed),
    byDay: byDay(served),
    byPoint: byPoint(served, given, area),
    byService: byService(served),
    byTeam: byTeam(served, given, who, area),
    byBuilding: byBuilding(served, who, requested, area),
    byChild: byChild(served, given, requested, area),
    volunteers: everybody(who.gave),
    shifts: sum(counting(given.times), ({ times }) => times),
    minutes: minutesOf(given.times),
    wishes: wishesOf(requested),
    enquiries: enquiriesOf(requested),
    notices: { posted: known.notices[0]?.posted ?? 0, reads: known.reads[0]?.reads ?? 0 },
    households: {
      all: householdsOf(area, area._id),
      read: who.read.length,
      came: who.came.length,
    },
    ratings: {
      rated: sum(served.queues, ({ rated }) => rated),
      good: sum(served.queues, ({ good }) => good),
    },
    corrections: changed
      ? [...correctionsOfQueues(served.changed, changed), ...correctionsOfHours(given.changed, changed)]
      : [],
    history: known.history[0] ?? noHistory(),
  };
}
