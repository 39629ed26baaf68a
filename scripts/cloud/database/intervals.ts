/** Stretches of encoded values, in ascending order of the values. */

import { afterPrefix, encodeStringPrefix, encodeValue, inverted, typeTag } from './keys';

/** A place between keys: before all keys that begin with `bytes`, or after them. */
export interface Edge {
  bytes: Buffer;
  after: boolean;
}

export interface Interval {
  lower: Edge;
  upper: Edge;
}

export const EVERYTHING = span(Buffer.alloc(0), Buffer.alloc(0));

const COMPARISONS: Record<string, (bytes: Buffer) => Partial<Interval>> = {
  $gt: (bytes) => ({ lower: { bytes, after: true } }),
  $gte: (bytes) => ({ lower: { bytes, after: false } }),
  $lt: (bytes) => ({ upper: { bytes, after: false } }),
  $lte: (bytes) => ({ upper: { bytes, after: true } }),
};

/** What a comparison such as `$gt` accepts among certain values; undefined for any other operator. */
export function compared(operator: string, value: unknown, among: Interval): Interval | undefined {
  const limit = COMPARISONS[operator]?.(encodeValue(value));
  return limit && { ...among, ...limit };
}

/** Exactly one value. */
export function point(value: unknown): Interval {
  const bytes = encodeValue(value);
  return span(bytes, bytes);
}

/** All values of the type of `value`. */
export function sameType(value: unknown): Interval {
  const tag = Buffer.from([typeTag(value)]);
  return span(tag, tag);
}

/** All strings that begin with `text`. */
export function stringsFrom(text: string): Interval {
  const prefix = encodeStringPrefix(text);
  return span(prefix, prefix);
}

/** All keys from those that begin with `from` to those that begin with `to`. */
export function span(from: Buffer, to: Buffer): Interval {
  return { lower: { bytes: from, after: false }, upper: { bytes: to, after: true } };
}

/** The same stretch in an index that holds the values in descending order. */
export function descending({ lower, upper }: Interval): Interval {
  return {
    lower: { bytes: inverted(upper.bytes), after: !upper.after },
    upper: { bytes: inverted(lower.bytes), after: !lower.after },
  };
}

/** The first key past an edge, below a prefix. */
export function keyAt(prefix: Buffer, { bytes, after }: Edge): Buffer {
  const key = Buffer.concat([prefix, bytes]);
  return after ? afterPrefix(key) : key;
}
