/** What is known of a query, in the form an index can answer. */

import { type Interval, point } from './intervals';

export interface Condition {
  path: string;
  kind: 'point' | 'range' | 'geo';
  /** A document that satisfies the query has a value of this path in at least one of these. */
  intervals: Interval[];
  /** Having such a value is also enough to satisfy this part of the query. */
  exact: boolean;
}

/** Parts of a query that must all hold. */
export interface Conjunction {
  conditions: Condition[];
  /** For every `$or`, its branches. */
  alternatives: Conjunction[][];
  /** The query says more than the conditions and alternatives do. */
  more: boolean;
}

/** A part of a query no index can help with. */
export const UNKNOWN: Conjunction = { conditions: [], alternatives: [], more: true };

export function allOf(parts: Conjunction[]): Conjunction {
  return {
    conditions: parts.flatMap(({ conditions }) => conditions),
    alternatives: parts.flatMap(({ alternatives }) => alternatives),
    more: parts.some(({ more }) => more),
  };
}

export function only(condition: Condition): Conjunction {
  return { conditions: [condition], alternatives: [], more: !condition.exact };
}

/** The path holds one of the values. A null stands for missing too, in ways a query may tell apart. */
export function oneOf(path: string, values: unknown[], exact = !values.includes(null)): Conjunction {
  return only({ path, kind: 'point', intervals: distinct(values.map(point)), exact });
}

/** Values an index holds as they are. */
export function isScalar(value: unknown): boolean {
  if (value === null || value instanceof Date) return true;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function distinct(points: Interval[]): Interval[] {
  const byValue = new Map(points.map((interval) => [interval.lower.bytes.toString('latin1'), interval]));
  return [...byValue.values()];
}
