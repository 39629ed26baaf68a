import { lineage } from '../../../kernel/area';
import { _, $, lookup, or, type Stage } from '../../../kernel/database';
import type { Area } from '../../community/area';
import type { Book, StoredTally } from '../closing/book';
import { isMonth, plusMonths, spanOf } from '../period';
import { type Period, personTimesWithCorrections } from '../tally';
import { below } from './scope';

export interface BuildingAround extends Pick<Area, '_id' | 'name' | 'parent' | 'position'> {
  households: number;
}

export interface ChildAround extends Pick<Area, '_id' | 'name' | 'kind'> {
  book: Pick<Book, 'last'>[];
}

/** An area with everything beside its rows that a tally of it needs. */
export interface AreaAround extends Area {
  book: Book[];
  /** Of the period, and of the month before it: figures without who is behind them. */
  stored: Omit<StoredTally, 'who'>[];
  /** Twelve months, as far as they were closed: their main figure. */
  recent: { _id: string; month: string; tally: Parameters<typeof personTimesWithCorrections>[0] }[];
  /** Directly inside, in their order. */
  children: ChildAround[];
  /** Its line, outermost first, without itself. */
  above: Pick<Area, '_id' | 'name' | 'kind'>[];
  buildings: BuildingAround[];
  teams: { _id: string; name: string }[];
  points: { _id: string; name: string }[];
}

/** Months shown side by side as a trend, the one looked at included. */
export const TREND = 12;

/** The period's own stored figures; of more than a month without its days. */
function storedOf(area: string, period: Period): Stage {
  const { from, to } = spanOf(period);
  const lean = isMonth(period) ? { who: 0 } : { who: 0, 'tally.byDay': 0 };
  return lookup({
    from: 'tallies',
    match: { area, month: _.gte(plusMonths(from, -1)).and(_.lte(to)) },
    stages: [{ project: lean }],
    as: 'stored',
  });
}

function recentOf(area: string, until: string): Stage {
  const from = plusMonths(until, 1 - TREND);
  return lookup({
    from: 'tallies',
    match: { area, month: _.gte(from).and(_.lte(until)) },
    stages: [{ project: { month: 1, 'tally.asOf': 1, 'tally.personTimes': 1, 'tally.corrections': 1 } }],
    as: 'recent',
  });
}

function childrenOf(area: string): Stage {
  return lookup({
    from: 'areas',
    match: { parent: area },
    stages: [
      { sort: { order: 1 } },
      { project: { name: 1, kind: 1 } },
      { lookup: { from: 'months', localField: '_id', foreignField: '_id', as: 'book' } },
      { project: { name: 1, kind: 1, 'book.last': 1 } },
    ],
    as: 'children',
  });
}

function aboveOf(area: string): Stage {
  return lookup({
    from: 'areas',
    match: { _id: _.in(lineage(area).slice(0, -1)) },
    stages: [{ sort: { _id: 1 } }, { project: { name: 1, kind: 1 } }],
    as: 'above',
  });
}

function buildingsOf(area: string): Stage {
  const households = $.size($.ifNull(['$rooms', []]));
  return lookup({
    from: 'areas',
    match: { within: area, kind: 'building' },
    stages: [{ project: { name: 1, parent: 1, position: 1, households } }],
    as: 'buildings',
  });
}

/** What teams and points are called that work here, or also here. */
function namesOf(from: 'teams' | 'points', area: string): Stage {
  const match = or({ area: _.in(lineage(area)) }, { area: below(area) });
  return lookup({ from, match, stages: [{ project: { name: 1 } }], as: from });
}

/** Stages that put beside an area what a tally of the period needs. */
export function around(area: string, period: Period): Stage[] {
  return [
    lookup({ from: 'months', match: { _id: area }, as: 'book' }),
    storedOf(area, period),
    recentOf(area, spanOf(period).to),
    childrenOf(area),
    aboveOf(area),
    buildingsOf(area),
    namesOf('teams', area),
    namesOf('points', area),
    { project: { rooms: 0, token: 0 } },
  ];
}

/** The figures of closed months: those the book of the area points to. */
export function closedOnes<T extends { _id: string }>({ book }: Pick<AreaAround, 'book'>, stored: T[]): T[] {
  const good = new Set(book.flatMap(({ closed }) => closed.map(({ tally }) => tally)));
  return stored.filter(({ _id }) => good.has(_id));
}
