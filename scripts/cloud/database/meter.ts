/** Counts what one call reads and writes, and stops it when it looks at too much. */

import type { Conjunction } from './conjunction';
import { failed } from './errors';
import type { Order } from './sorting';
import type { Query, Usage } from './types';

/** What is being read, for the refusal. */
export interface Reading {
  collection: { name: string };
  query: Query;
  conjunction: Conjunction;
  order: Order;
}

const MAX_QUERY_TEXT = 300;

export class Meter {
  /** Documents this call looked at. */
  scanned = 0;

  constructor(
    private readonly usage: Usage,
    private readonly maxScan: number,
  ) {}

  read(reading: Reading): void {
    this.scanned++;
    this.usage.reads++;
    if (this.scanned > this.maxScan) throw tooManyScanned(reading, this.maxScan);
  }
}

function tooManyScanned({ collection, query, conjunction, order }: Reading, maxScan: number) {
  const sorting = Object.keys(order).length > 0 ? ` sorted by ${JSON.stringify(order)}` : '';
  return failed(
    `the query ${queryText(query)}${sorting} of ${collection.name} looks at more than ${maxScan} documents; ` +
      missingIndex(conjunction, order),
  );
}

/** The index that would help: first what is equal, then the order, then the ranges. */
function missingIndex({ conditions }: Conjunction, order: Order): string {
  const equal = conditions.filter(({ kind }) => kind === 'point').map(({ path }) => [path, 1] as const);
  const ranges = conditions.filter(({ kind }) => kind === 'range').map(({ path }) => [path, 1] as const);
  const geo = conditions.filter(({ kind }) => kind === 'geo').map(({ path }) => [path, '2dsphere'] as const);
  const keys = new Map<string, unknown>();
  for (const [path, kind] of [...geo, ...equal, ...Object.entries(order), ...ranges]) {
    if (!keys.has(path)) keys.set(path, kind);
  }
  if (keys.size === 0) return 'no index can answer it';
  return `it lacks an index like ${JSON.stringify(Object.fromEntries(keys))}, or finds too much`;
}

function queryText(query: Query): string {
  const text = JSON.stringify(query, (_, value) => (value instanceof RegExp ? String(value) : value));
  return text.length > MAX_QUERY_TEXT ? `${text.slice(0, MAX_QUERY_TEXT)}…` : text;
}
