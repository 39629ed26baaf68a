import { _, type CollectionName, lookup, or, type Query, type Stage } from '../../../kernel/database';
import { plusDays } from '../../service-day/calendar';
import { beginningOf, plusMonths, spanOf } from '../period';
import { readTogether } from '../read/scope';
import type { Period } from '../tally';
import type { Place } from './row';

/** Rows of a page. */
export const PAGE = 30;
/** Documents that a page looks at for them. */
const LOOK = 100;

/** From the first to before the second, as dates or as instants: what a field holds. */
export type During = [begins: string, ends: string] | [begins: Date, ends: Date];

export function datesOf(period: Period): During {
  const { from, to } = spanOf(period);
  return [`${from}-01`, `${plusMonths(to, 1)}-01`];
}

export function instantsOf(period: Period): During {
  const { from, to } = spanOf(period);
  return [beginningOf(from), beginningOf(plusMonths(to, 1))];
}

export function oneDay(date: string): During {
  return [date, plusDays(date, 1)];
}

/** Which documents, and what rows they make. */
export interface Look {
  area: string;
  from: CollectionName;
  /** Any of these. Each names the first fields of an index, which goes on with `by`, the latest first, and `_id`. */
  matches: Query[];
  /** The field that says when. */
  by: string;
  during: During;
  after: Place | null;
  /** Leave of a document its rows, with `by`; of several with their place in it as `index`. */
  stages: Stage[];
  /** What is read to every row of the page. */
  beside: Stage[];
}

interface RowFound {
  _id: string;
  index?: number;
}

/** Everything that comes after a place. Every branch goes along its index, so none is read further than asked for. */
function following({ matches, by, during: [begins, ends], after }: Look): Query {
  const isInstant = begins instanceof Date;
  const until = after ? (isInstant ? new Date(after.at) : after.at) : ends;
  const earlier = matches.map((match) => ({ ...match, [by]: _.gte(begins).and(_.lt(until)) }));
  if (!after) return or(...earlier);
  const _id = after.row === undefined ? _.gt(after.id) : _.gte(after.id);
  return or(...earlier, ...matches.map((match) => ({ ...match, [by]: until, _id })));
}

/** Of the document in which the last page ended what was not shown. */
function rest(after: Place | null): Stage[] {
  if (after?.row === undefined) return [];
  return [{ match: or({ _id: _.neq(after.id) }, { index: _.gt(after.row) }) }];
}

/**
 * One page of rows, the latest day first and within it by id, and where the next begins. One request, which looks at
 * so many documents and no more, however many there are and however few of them have a row to show: what it found by
 * then is the page, and the next goes on from the last document looked at.
 */
export async function look<D extends RowFound>(asked: Look): Promise<{ found: D[]; next: Place | null }> {
  const { area, from, by, stages, beside, after } = asked;
  const match = following(asked);
  const sort = { sort: { [by]: -1, _id: 1 } };
  const { rows, last } = await readTogether<{ rows: D[]; last: D[] }>(area, [
    lookup({
      from,
      match,
      stages: [sort, { limit: LOOK }, ...stages, ...rest(after), { limit: PAGE + 1 }, ...beside],
      as: 'rows',
    }),
    lookup({
      from,
      match,
      stages: [sort, { skip: LOOK - 1 }, { limit: 1 }, { project: { [by]: 1 } }],
      as: 'last',
    }),
  ]);
  const found = rows.slice(0, PAGE);
  const end = rows.length > PAGE ? found.at(-1) : last[0];
  return { found, next: end ? placeOf(end, by) : null };
}

function placeOf<D extends RowFound>(end: D, by: string): Place {
  const at = (end as Record<string, unknown>)[by];
  return {
    at: at instanceof Date ? at.toISOString() : String(at),
    id: end._id,
    ...(end.index !== undefined && { row: Number(end.index) }),
  };
}
