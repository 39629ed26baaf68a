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

const NOTHING = Buffer.alloc(0);
export const EVERYTHING: Interval = {
  lower: { bytes: NOTHING, after: false },
  upper: { bytes: NOTHING, after: true },
};

/** Exactly one value. */
export function point(value: unknown): Interval {
  return beginningWith(encodeValue(value));
}

/** All strings that begin with `text`. */
export function stringsFrom(text: string): Interval {
  return beginningWith(encodeStringPrefix(text));
}

/** All keys from those that begin with `from` to those that begin with `to`. */
export function span(from: Buffer, to: Buffer): Interval {
  return { lower: { bytes: from, after: false }, upper: { bytes: to, after: true } };
}

/** What `$gt`, `$gte`, `$lt` or `$lte` accepts, among all values. */
export function compared(operator: string, value: unknown): Interval | undefined {
  const bytes = encodeValue(value);
  if (operator === '$gt') return { ...EVERYTHING, lower: { bytes, after: true } };
  if (operator === '$gte') return { ...EVERYTHING, lower: { bytes, after: false } };
  if (operator === '$lt') return { ...EVERYTHING, upper: { bytes, after: false } };
  if (operator === '$lte') return { ...EVERYTHING, upper: { bytes, after: true } };
  return undefined;
}

/** The same, only among values of the type of `value`: how queries compare, unlike expressions. */
export function comparedWithinType(operator: string, value: unknown): Interval | undefined {
  const interval = compared(operator, value);
  const type = beginningWith(Buffer.from([typeTag(value)]));
  return (
    interval && {
      lower: interval.lower === EVERYTHING.lower ? type.lower : interval.lower,
      upper: interval.upper === EVERYTHING.upper ? type.upper : interval.upper,
    }
  );
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

function beginningWith(bytes: Buffer): Interval {
  return span(bytes, bytes);
}
