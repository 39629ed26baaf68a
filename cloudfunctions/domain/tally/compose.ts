import { isWithin } from '../../kernel/area';
import { SERVICE_KINDS, SERVICES } from '../service-day/service-day';
import type { AreaAround } from './around';
import { correctionsOfHours, correctionsOfQueues } from './corrections';
import type { HistoryCounts } from './history';
import type { Given, GivenTime } from './read-hours';
import type { Known } from './read-notices';
import type { Requested } from './read-requests';
import type { Served, ServedPeople } from './read-served';
import { EVERYBODY, type Scope } from './scope';
import type { BuildingRow, ChildRow, Minutes, PointRow, ServiceRow, Tally, TeamRow } from './tally';

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

function byTeam({ queues, days }: Served, { times, volunteers }: Given, { teams }: AreaAround): TeamRow[] {
  const given = counting(times);
  const teamOf = new Map(days.map(({ _id, team }) => [_id, team]));
  const ids = new Set([
    ...keysOf(queues, ({ day }) => teamOf.get(day)),
    ...keysOf(volunteers, ({ _id }) => (_id === EVERYBODY ? null : _id)),
    ...keysOf(given, ({ _id }) => _id.team),
  ]);
  return [...ids].map((id) => ({
    id,
    name: teams.find(({ _id }) => _id === id)?.name ?? id,
    personTimes: sum(
      queues.filter(({ day }) => teamOf.get(day) === id),
      ({ served }) => served,
    ),
    volunteers: volunteers.find(({ _id }) => _id === id)?.people ?? 0,
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
  people: Map<string | null, ServedPeople>,
  requested: Requested,
  { buildings }: AreaAround,
): BuildingRow[] {
  const asked = new Map(requested.asked.map(({ _id, count }) => [_id, count]));
  const fulfilled = new Map(requested.fulfilled.map(({ _id, count }) => [_id, count]));
  return buildings.map(({ _id, name, households }) => ({
    id: _id,
    name,
    households,
    personTimes: people.get(_id)?.personTimes ?? 0,
    people: people.get(_id)?.people ?? 0,
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

/** Puts together what was read. Pure: the same rows make the same tally. */
export function compose(area: AreaAround, period: string, { changed }: Scope, rows: Rows, asOf: Date): Tally {
  const { served, given, requested, known } = rows;
  const people = new Map(served.people.map((row) => [row._id, row]));
  const everybody = people.get(EVERYBODY);
  return {
    area: area._id,
    areaName: area.name,
    period,
    asOf,
    personTimes: sum(served.queues, ({ served: count }) => count),
    people: everybody?.people ?? 0,
    unnamed: everybody?.unnamed ?? 0,
    byDay: byDay(served),
    byPoint: byPoint(served, given, area),
    byService: byService(served),
    byTeam: byTeam(served, given, area),
    byBuilding: byBuilding(people, requested, area),
    byChild: byChild(served, given, requested, area),
    volunteers: given.volunteers.find(({ _id }) => _id === EVERYBODY)?.people ?? 0,
    shifts: sum(counting(given.times), ({ times }) => times),
    minutes: minutesOf(given.times),
    wishes: wishesOf(requested),
    enquiries: enquiriesOf(requested),
    notices: { posted: known.notices[0]?.posted ?? 0, reads: known.reads[0]?.reads ?? 0 },
    households: {
      all: householdsOf(area, area._id),
      read: known.reads[0]?.households ?? 0,
      came: served.came[0]?.households ?? 0,
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
