import { _, $, expr, find, lookup, type Stage } from '../../kernel/database';
import type { Area } from '../community/area';
import type { Point } from '../service-day/service-day';
import type { Team } from '../volunteer/team';
import { type Activity, emptyLedger, type Hours, type Whose } from './ledger';
import { type StaffedDay, taskOf } from './shift-on-day';

/** A service day with all that clocking one person in or out needs. */
export interface Arrival extends StaffedDay {
  points: Pick<Point, '_id' | 'secret'>[];
  ledgers: Hours[];
  teams: Pick<Team, 'name'>[];
  areas: Pick<Area, 'name'>[];
}

function beside(from: 'points' | 'teams' | 'areas', localField: string): Stage {
  return { lookup: { from, localField, foreignField: '_id', as: from } };
}

/** Stages after a match on one day: the point's secret, and what is written of the person on that date. */
export function withLedgerOf(person: string): Stage[] {
  return [
    { project: { log: 0, outbox: 0, waiting: 0 } },
    beside('points', 'point'),
    beside('teams', 'team'),
    beside('areas', 'area'),
    lookup({
      from: 'hours',
      let: { date: '$date' },
      match: expr($.and([$.eq(['$person', person]), $.eq(['$date', '$$date'])])),
      stages: [{ project: { outbox: 0 } }],
      as: 'ledgers',
    }),
  ];
}

export function ledgerOn(day: Arrival, whose: Whose): Hours {
  return day.ledgers[0] ?? emptyLedger(whose, day.date);
}

/** Who is named as in charge: the leader of the team. One request, none where there is no team. */
async function leadOf(team: string | null): Promise<string | null> {
  if (!team) return null;
  const membership = _.elemMatch({ team, leader: true, squad: null });
  const [leader] = await find(
    'people',
    { 'volunteer.teams.team': team, 'volunteer.teams': membership },
    { limit: 1 },
  );
  return leader?.name || null;
}

/** What was done on this day, for the record. */
export async function activityOf(day: Arrival, need: string): Promise<Activity> {
  const { name, pointName, address, _id, point, area, within, team } = day;
  return {
    activity: name,
    service: taskOf(day, { need }),
    place: [pointName, address].filter(Boolean).join(' '),
    organiser: day.teams[0]?.name ?? day.areas[0]?.name ?? '',
    lead: await leadOf(team),
    day: _id,
    ...{ point, area, within, team },
  };
}
