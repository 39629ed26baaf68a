/** Which stretches of one index the conditions of a query leave. */

import type { IndexField, StoredIndex } from './catalog';
import type { Condition } from './conjunction';
import { descending, type Interval, keyAt } from './intervals';
import { everythingBelow, type KeyRange } from './store';

export interface Bounds {
  ranges: KeyRange[];
  /** Fields limited to single values: the first of the index. */
  points: IndexField[];
  /** The field after them, when it is limited to something wider. */
  range?: IndexField;
  /** Conditions the ranges say all of. */
  consumed: Set<Condition>;
}

/** More scans than this are not worth it: the field that makes them is left to the query. */
const MAX_RANGES = 10_000;

/**
 * Binds the fields of an index from the first on: any number of fields to single values, then at most one to a range.
 * When an array made several entries for a document, each of them only vouches for one element: two conditions on
 * the array may be met by different elements, so only one of them can limit the entries.
 */
export function bindFields(index: StoredIndex, conditions: Condition[]): Bounds {
  const consumed = new Set<Condition>();
  const points: IndexField[] = [];
  let prefixes = [index.prefix];
  for (const field of index.fields) {
    const chosen = conditionsFor(field, index, points, conditions);
    const [first] = chosen;
    if (!first || prefixes.length * first.intervals.length > MAX_RANGES) break;
    for (const condition of chosen) if (condition.exact) consumed.add(condition);
    const intervals = chosen.map((condition) => inIndexOrder(condition.intervals, field));
    if (first.kind !== 'point') {
      return { ranges: rangesWithin(prefixes, intervals), points, range: field, consumed };
    }
    const values = intervals.flat().map(({ lower }) => lower.bytes);
    prefixes = prefixes.flatMap((prefix) => values.map((value) => Buffer.concat([prefix, value])));
    points.push(field);
  }
  return { ranges: prefixes.map(everythingBelow), points, consumed };
}

/** The conditions that limit a field together: one that names values, or else those that give ranges. */
function conditionsFor(
  field: IndexField,
  index: StoredIndex,
  bound: IndexField[],
  conditions: Condition[],
): Condition[] {
  const multikey = index.multikey.has(field.path);
  if (multikey && bound.some(({ path }) => index.multikey.has(path))) return [];
  const usable = conditions.filter(
    ({ path, kind }) => path === field.path && (kind === 'geo') === (field.order === '2dsphere'),
  );
  const naming = usable.filter(({ kind }) => kind === 'point');
  if (naming.length > 0) {
    return [naming.reduce((best, other) => (other.intervals.length < best.intervals.length ? other : best))];
  }
  return multikey || field.order === '2dsphere' ? usable.slice(0, 1) : usable;
}

function inIndexOrder(intervals: Interval[], field: IndexField): Interval[] {
  return field.order === -1 ? intervals.map(descending) : intervals;
}

/** Below every prefix, what lies in one interval of each condition. Only a geo condition has several, and stands alone. */
function rangesWithin(prefixes: Buffer[], conditions: Interval[][]): KeyRange[] {
  const [alternatives = [], ...others] = conditions;
  return prefixes
    .flatMap((prefix) => alternatives.map((first) => intersection(prefix, [first, ...others.flat()])))
    .filter(({ start, end }) => Buffer.compare(start, end) < 0);
}

function intersection(prefix: Buffer, intervals: Interval[]): KeyRange {
  const starts = intervals.map(({ lower }) => keyAt(prefix, lower));
  const ends = intervals.map(({ upper }) => keyAt(prefix, upper));
  return {
    start: starts.reduce((last, key) => (Buffer.compare(key, last) > 0 ? key : last)),
    end: ends.reduce((first, key) => (Buffer.compare(key, first) < 0 ? key : first)),
  };
}
