import { $, lookup, type Stage } from '../../../kernel/database';
import type { ServiceKind } from '../../service-day/service-day';
import { type ChangedQueue, changedQueues } from '../corrections';
import type { Span } from '../period';
import { childIn, nothing, readTogether, type Scope, touching } from './scope';
import { servedTickets } from './served-tickets';

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

/** Who was served of one building. */
export interface ServedPeople {
  /** Null where it is not known. */
  _id: string | null;
  personTimes: number;
  /** Of them without an account: nobody knows whether they came before. */
  unnamed: number;
  /** Person ids; may name one several times. */
  people: (string | null)[];
  /** Of the households, what stands behind the path of the building; '' where it is not known. */
  rooms: string[];
}

export interface Served {
  queues: ServedQueue[];
  people: ServedPeople[];
  /** Person-times of the month before, where they were asked for. */
  before: { personTimes: number }[];
  days: { _id: string; team: string | null }[];
  changed: ChangedQueue[];
}

/** More characters than a path has. */
const LONGEST_PATH = 300;

/** The best of three answers. */
const GOOD = 3;

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

/** Who came from which building, in one pass: each person of each household once. */
function perBuilding({ area, live }: Scope): Stage {
  const orNull = (path: string) => $.ifNull([path, null]);
  const building = '$tickets.home.building';
  const beginning = $.strLenCP($.ifNull([building, '']));
  const household = $.ifNull(['$tickets.home.household', '']);
  const key = {
    building: orNull(building),
    room: $.substrCP([household, $.add([beginning, 1]), LONGEST_PATH]),
    person: orNull('$tickets.person'),
  };
  return lookup({
    from: 'queues',
    match: touching(area, live),
    stages: [
      ...servedTickets(area),
      { unwind: '$tickets' },
      { group: { _id: key, times: $.sum(1) } },
      {
        group: {
          _id: '$_id.building',
          personTimes: $.sum('$times'),
          unnamed: $.sum($.cond({ if: $.eq(['$_id.person', null]), then: '$times', else: 0 })),
          people: $.push('$_id.person'),
          rooms: $.addToSet('$_id.room'),
        },
      },
    ],
    as: 'people',
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
    isStored ? nothing('people') : perBuilding(scope),
    before ? ofMonth(scope.area, before) : nothing('before'),
    scope.changed ? changedQueues(scope.changed) : nothing('changed'),
  ]);
}
