import { instant } from '../../kernel/clock';
import { _, or, type Query } from '../../kernel/database';
import type { Period } from './tally';

/** Nobody used the system before, and nobody counts further ahead: the ends of "since the beginning". */
export const FIRST = '2026-01';
const LAST = '2045-12';

/** Consecutive months, both ends included. */
export interface Span {
  from: string;
  to: string;
}

/** '2026-11' and 2 → '2027-01'. */
export function plusMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The instant at which a month begins where people live. */
export function beginningOf(month: string): Date {
  return instant(`${month}-01`, '00:00');
}

export function isMonth(period: Period): boolean {
  return period.length === 7;
}

/** The months of a period. */
export function spanOf(period: Period): Span {
  if (period === 'all') return { from: FIRST, to: LAST };
  return isMonth(period) ? { from: period, to: period } : { from: `${period}-01`, to: `${period}-12` };
}

/** The same for what was imported: "since the beginning" reaches back behind the system's own. */
export function importedIn({ from, to }: Span): Span {
  return { from: from === FIRST && to === LAST ? '1900-01' : from, to };
}

export function isIn(month: string, { from, to }: Span): boolean {
  return from <= month && month <= to;
}

/** What is left of a span without these months, in as few pieces as there are. */
export function without(span: Span, months: string[]): Span[] {
  const pieces: Span[] = [];
  let { from } = span;
  for (const month of months.filter((each) => isIn(each, span)).sort()) {
    if (from < month) pieces.push({ from, to: plusMonths(month, -1) });
    from = plusMonths(month, 1);
  }
  return from <= span.to ? [...pieces, { from, to: span.to }] : pieces;
}

/** One of the queries, or the only one. */
function anyOf(queries: Query[]): Query {
  const [only, ...others] = queries;
  return only && others.length === 0 ? only : or(...queries);
}

/** Every month of a span. */
export function monthsOf({ from, to }: Span): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = plusMonths(month, 1)) months.push(month);
  return months;
}

/**
 * Documents that match and whose month lies in one of the spans. Every month is named, so that an index goes on
 * after the month: what other areas did in that time is not looked at.
 */
export function monthIn(spans: Span[], ...matches: Query[]): Query {
  const month = _.in(spans.flatMap(monthsOf));
  return anyOf(matches.map((match) => ({ ...match, month })));
}

/** What a field holds that is an instant of this span. */
export function instantIn({ from, to }: Span): unknown {
  return _.gte(beginningOf(from)).and(_.lt(beginningOf(plusMonths(to, 1))));
}
