import { $, lookup, type Stage } from '../../kernel/database';
import type { ServiceKind } from '../service-day/service-day';
import { type ChangedQueue, changedQueues } from './corrections';
import type { Span } from './period';
import { below, childIn, EVERYBODY, nothing, readTogether, type Scope, touching } from './scope';

/** What was served of one queue. */
export interface ServedQueue {
  day: string;
  date: string;
  kind: ServiceKind;
  point: string;
  pointName: string;
  /** The child of the area it was in, if it was in one. */
  child?: string;
  served: number;
  rated: number;
  good: number;
}

/** Served people of one building, or of all. */
export interface ServedPeople {
  /** Building, EVERYBODY, or null where it is not known. */
  _id: string | null;
  personTimes: number;
  people: number;
  unnamed: number;
}

export interface Served {
  queues: ServedQueue[];
  people: ServedPeople[];
  came: { households: number }[];
  /** Person-times of the month before, where they were asked for. */
  before: { personTimes: number }[];
  days: { _id: string; team: string | null }[];
  changed: ChangedQueue[];
}

/** The best of three answers. */
const GOOD = 3;

/** Leaves of every queue its served tickets of this area. */
function servedTickets(area: string): Stage[] {
  const livesHere = $.eq([
    $.substrCP([$.ifNull(['$$ticket.home.household', '']), 0, area.length + 1]),
    `${area}.`,
  ]);
  const counts = $.and([$.eq(['$$ticket.state', 'served']), $.or([$.in([area, '$within']), livesHere])]);
  const tickets = $.filter({ input: '$tickets', as: 'ticket', cond: counts });
  const kept = { day: 1, date: 1, kind: 1, point: 1, pointName: 1, within: 1, tickets };
  return [{ project: kept }, { match: { 'tickets.state': 'served' } }];
}

function rated(least: number): unknown {
  const given = $.gte([$.ifNull(['$$ticket.satisfaction', 0]), least]);
  return $.size($.filter({ input: '$tickets', as: 'ticket', cond: given }));
}

function perQueue({ area, live }: Scope): Stage {
  const figures = {
    served: $.size('$tickets'),
    rated: rated(1),
    good: rated(GOOD),
    child: childIn(area, '$within'),
  };
  const kept = { _id: 0, day: 1, date: 1, kind: 1, point: 1, pointName: 1 };
  return lookup({
    from: 'queues',
    match: touching(area, live),
    stages: [...servedTickets(area), { project: { ...kept, ...figures } }],
    as: 'queues',
  });
}

/** Everybody once, and once for each building they were from. */
function perPerson({ area, whole }: Scope): Stage {
  const isUnknown = $.eq(['$_id.person', null]);
  return lookup({
    from: 'queues',
    match: touching(area, [whole]),
    stages: [
      ...servedTickets(area),
      { unwind: '$tickets' },
      {
        project: {
          person: '$tickets.person',
          keys: [EVERYBODY, $.ifNull(['$tickets.home.building', null])],
        },
      },
      { unwind: '$keys' },
      { group: { _id: { key: '$keys', person: '$person' }, times: $.sum(1) } },
      {
        group: {
          _id: '$_id.key',
          personTimes: $.sum('$times'),
          people: $.sum($.cond({ if: isUnknown, then: 0, else: 1 })),
          unnamed: $.sum($.cond({ if: isUnknown, then: '$times', else: 0 })),
        },
      },
    ],
    as: 'people',
  });
}

/** Households of the area of which somebody came. */
function perHousehold({ area, whole }: Scope): Stage {
  return lookup({
    from: 'queues',
    match: touching(area, [whole]),
    stages: [
      ...servedTickets(area),
      { unwind: '$tickets' },
      { match: { 'tickets.home.household': below(area) } },
      { group: { _id: '$tickets.home.household' } },
      { group: { _id: null, households: $.sum(1) } },
    ],
    as: 'came',
  });
}

function ofMonth(area: string, month: Span): Stage {
  return lookup({
    from: 'queues',
    match: touching(area, [month]),
    stages: [...servedTickets(area), { group: { _id: null, personTimes: $.sum($.size('$tickets')) } }],
    as: 'before',
  });
}

/** Whose the days were. */
function teamsOfDays({ area, live }: Scope): Stage {
  return lookup({
    from: 'days',
    match: touching(area, live),
    stages: [{ project: { team: 1 } }],
    as: 'days',
  });
}

/** Who was served, in one request; `before` asks for the person-times of an earlier month too. */
export async function readServed(scope: Scope, before: Span | null): Promise<Served> {
  const isStored = scope.live.length === 0;
  return readTogether<Served>(scope.area, [
    isStored ? nothing('queues') : perQueue(scope),
    isStored ? nothing('days') : teamsOfDays(scope),
    perPerson(scope),
    perHousehold(scope),
    before ? ofMonth(scope.area, before) : nothing('before'),
    scope.changed ? changedQueues(scope.changed) : nothing('changed'),
  ]);
}
