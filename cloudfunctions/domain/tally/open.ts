import * as v from 'valibot';
import { month as monthOf } from '../../kernel/clock';
import { holds } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import type { AreaKind } from '../community/area';
import { type Book, closeRefusal, type MonthState, mayReopen, stateOf } from './closing/book';
import { missing, mustBeStaff, period as periodInput } from './input';
import { mapOf, type Spot } from './map';
import { isMonth, plusMonths } from './period';
import { type Rate, ratesOf } from './rates';
import { type AreaAround, around, closedOnes, TREND } from './read/around';
import { mayClose, sayCloseRefusal } from './say';
import { averageDays, medianHours, type Period, personTimesWithCorrections, type Tally } from './tally';
import { comparedOf } from './tally-of';

export interface AreaChoice {
  id: string;
  name: string;
  kind: AreaKind;
}

/** Figures of an area, as their page shows them. */
export interface TallyView {
  /** Instants in it are milliseconds since the epoch. */
  tally: Omit<Tally, 'asOf' | 'corrections'> & {
    asOf: number;
    corrections: (Omit<Tally['corrections'][number], 'at'> & { at: number })[];
  };
  kind: AreaKind;
  /** Person-times of the month before; null where there is none. */
  before: number | null;
  rates: Rate[];
  averageDays: number | null;
  medianHours: number | null;
  /** The latest last; null where a month was not closed: nobody counts it again just for this. */
  trend: { month: string; personTimes: number | null }[];
  map: Spot[];
  /** Whether the month is not over yet. */
  isRunning: boolean;
  /** Null where months are not closed: of a house, of a year. */
  state: MonthState | null;
  can: ('close' | 'reopen')[];
  /** Why it cannot be closed now, in a sentence. */
  tooEarly: string | null;
  /** What was done with this month, the latest last. */
  log: { verb: 'close' | 'reopen'; byName: string; at: number; reason: string | null }[];
  /** Where one can go from here: those above as far as the caller works for them, and those inside. */
  above: AreaChoice[];
  inside: (AreaChoice & { closed: boolean })[];
}

function trendOf(area: AreaAround, period: Period, tally: Tally): TallyView['trend'] {
  if (!isMonth(period)) return [];
  const known = new Map(closedOnes(area, area.recent).map((each) => [each.month, each.tally]));
  return Array.from({ length: TREND }, (_, index) => {
    const month = plusMonths(period, index - TREND + 1);
    const figures = month === period ? tally : known.get(month);
    return { month, personTimes: figures ? personTimesWithCorrections(figures) : null };
  });
}

function logOf(book: Book | undefined, month: string): TallyView['log'] {
  const lines = book?.log.filter((line) => line.month === month) ?? [];
  return lines.map(({ verb, byName, at, reason = null }) => ({ verb, byName, at: at.getTime(), reason }));
}

function closing(area: AreaAround, period: Period, now: Date) {
  const [book] = area.book;
  if (!isMonth(period) || !mayClose(area.kind)) return { state: null, can: [], tooEarly: null, log: [] };
  const refusal = closeRefusal(book, period, now);
  const can: TallyView['can'] = refusal === null ? ['close'] : mayReopen(book, period) ? ['reopen'] : [];
  const isPast = refusal === 'closed' || period < (book?.last ?? '');
  const tooEarly = refusal && !isPast ? sayCloseRefusal(refusal, period, book) : null;
  return { state: stateOf(book, period, now), can, tooEarly, log: logOf(book, period) };
}

function choices({ above, children }: AreaAround, period: Period, caller: Person) {
  return {
    above: above
      .filter(({ _id }) => holds(caller, ['staff'], _id))
      .map(({ _id, name, kind }) => ({ id: _id, name, kind })),
    inside: children.map(({ _id, name, kind, book }) => ({
      id: _id,
      name,
      kind,
      closed: isMonth(period) && (book[0]?.last ?? '') >= period,
    })),
  };
}

/** On a street there are hundreds of buildings: one looks at its communities first. */
function forPhone(tally: Tally, kind: AreaKind): TallyView['tally'] {
  const { asOf, corrections, byBuilding, ...figures } = tally;
  return {
    ...figures,
    byBuilding: kind === 'street' ? [] : byBuilding,
    asOf: asOf.getTime(),
    corrections: corrections.map((each) => ({ ...each, at: each.at.getTime() })),
  };
}

/** The figures of an area. At most six requests at any size, of a month five; one for a month that was closed. */
export const open = procedureOn({
  input: v.object({ area: areaId, period: periodInput }),
  subject: ({ area, period }) => ({
    from: 'areas' as const,
    by: { _id: area },
    shape: around(area, period),
  }),
  missing,
  allow: mustBeStaff,
  async run({ input: { period }, caller, subject, now }): Promise<TallyView> {
    const area = subject as AreaAround;
    const { tally, before } = await comparedOf(area, period, now);
    return {
      tally: forPhone(tally, area.kind),
      kind: area.kind,
      before,
      rates: ratesOf(tally),
      averageDays: averageDays(tally),
      medianHours: medianHours(tally),
      trend: trendOf(area, period, tally),
      map: area.kind === 'street' ? [] : mapOf(area.buildings),
      isRunning: period === monthOf(now),
      ...closing(area, period, now),
      ...choices(area, period, caller),
    };
  },
});
