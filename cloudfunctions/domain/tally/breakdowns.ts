import { isWithin } from '../../kernel/area';
import { SERVICE_KINDS, SERVICES } from '../service-day/service-day';
import { counts, total } from './counting';
import type { AreaAround } from './read/around';
import type { Given, GivenTime } from './read/hours';
import type { Requested } from './read/requests';
import type { Served, ServedQueue } from './read/served';
import type { BuildingRow, ChildRow, PointRow, ServiceRow, Tally, TeamRow } from './tally';
import { membersOf, type Who } from './who';

function servedOf({ served }: ServedQueue): number {
  return served;
}

function minutesOf({ minutes }: GivenTime): number {
  return minutes;
}

/** Times that count. */
export function counting({ times }: Given): GivenTime[] {
  return times.filter(({ _id }) => _id.counts);
}

/** Households of an area inside the one that is looked at. */
export function householdsOf({ buildings }: AreaAround, area: string): number {
  return total(
    buildings.filter(({ _id }) => isWithin(_id, area)),
    ({ households }) => households,
  );
}

export function byDay({ queues }: Served): Tally['byDay'] {
  const days = [...counts(queues, ({ date }) => date, servedOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return days.map(([date, personTimes]) => ({ date, personTimes }));
}

export function byPoint({ queues }: Served, given: Given, { points }: AreaAround): PointRow[] {
  const times = counts(queues, ({ point }) => point, servedOf);
  const minutes = counts(counting(given), ({ _id }) => _id.point, minutesOf);
  const nameOf = (id: string) =>
    points.find(({ _id }) => _id === id)?.name ?? queues.find(({ point }) => point === id)?.pointName ?? id;
  return [...new Set([...times.keys(), ...minutes.keys()])].map((id) => ({
    id,
    name: nameOf(id),
    personTimes: times.get(id) ?? 0,
    minutes: minutes.get(id) ?? 0,
  }));
}

export function byService({ queues }: Served): ServiceRow[] {
  const times = counts(queues, ({ kind }) => kind, servedOf);
  return SERVICE_KINDS.filter((kind) => times.has(kind)).map((id) => ({
    id,
    name: SERVICES[id].name,
    personTimes: times.get(id) ?? 0,
  }));
}

export function byTeam(
  { queues, days }: Served,
  given: Given,
  { gave }: Who,
  { teams }: AreaAround,
): TeamRow[] {
  const teamOf = new Map(days.map(({ _id, team }) => [_id, team]));
  const times = counts(queues, ({ day }) => teamOf.get(day), servedOf);
  const minutes = counts(counting(given), ({ _id }) => _id.team, minutesOf);
  return [...new Set([...times.keys(), ...minutes.keys()])].map((id) => ({
    id,
    name: teams.find(({ _id }) => _id === id)?.name ?? id,
    personTimes: times.get(id) ?? 0,
    volunteers: membersOf(gave, id),
    minutes: minutes.get(id) ?? 0,
  }));
}

export function byBuilding(
  { people }: Served,
  { served }: Who,
  { asked, fulfilled }: Requested,
  { buildings }: AreaAround,
): BuildingRow[] {
  const countOf = (rows: { _id: string; count: number }[]) =>
    new Map(rows.map((row) => [row._id, row.count]));
  const times = new Map(people.map(({ _id, personTimes }) => [_id, personTimes]));
  const [enquiries, wishes] = [countOf(asked), countOf(fulfilled)];
  return buildings.map(({ _id, name, households }) => ({
    id: _id,
    name,
    households,
    personTimes: times.get(_id) ?? 0,
    people: membersOf(served, _id),
    enquiries: enquiries.get(_id) ?? 0,
    wishes: wishes.get(_id) ?? 0,
  }));
}

export function byChild(
  { queues }: Served,
  given: Given,
  { asked, fulfilled }: Requested,
  area: AreaAround,
): ChildRow[] {
  const times = counts(queues, ({ child }) => child, servedOf);
  const minutes = counts(counting(given), ({ _id }) => _id.child, minutesOf);
  const within = (rows: { _id: string; count: number }[], child: string) =>
    total(
      rows.filter(({ _id }) => isWithin(_id, child)),
      ({ count }) => count,
    );
  return area.children.map(({ _id: id, name }) => ({
    id,
    name,
    households: householdsOf(area, id),
    personTimes: times.get(id) ?? 0,
    minutes: minutes.get(id) ?? 0,
    wishes: within(fulfilled, id),
    enquiries: within(asked, id),
  }));
}
