import fc from 'fast-check';
import { afterPrefix, compareValues, EMPTY_ARRAY, encodeKey, encodeStringPrefix, encodeValue } from './keys';

jest.setTimeout(60_000);

/** MongoDB's order of types, and what is known of the order within each. */
const ASCENDING: unknown[] = [
  EMPTY_ARRAY,
  null,
  Number.NaN,
  Number.NEGATIVE_INFINITY,
  -1e300,
  -2,
  -1.5,
  -Number.MIN_VALUE,
  0,
  Number.MIN_VALUE,
  1,
  1.5,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  '',
  '\u0000',
  '\u0000a',
  'A',
  'a',
  'a\u0000',
  'a\u0000b',
  'aa',
  'b',
  '楼',
  '\uffff',
  '😀',
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { a: 2 },
  { b: 1 },
  { a: 'x' },
  [],
  [1],
  [1, 2],
  [2],
  ['a'],
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1),
  /a/,
  /a/i,
  /b/,
];

test('bytes sort as MongoDB sorts the values', () => {
  const shuffled = [...ASCENDING].reverse();
  expect(shuffled.sort(compareValues)).toEqual(ASCENDING);
});

test('0 and -0 are the same value, missing is null', () => {
  expect(compareValues(0, -0)).toBe(0);
  expect(compareValues(undefined, null)).toBe(0);
});

const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a', 'a\u0000', 'a\u0000\u0001', 'a\u0001'),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
);
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.string(), scalar, { maxKeys: 3 }),
);

test('a key that begins with an encoded value holds that value', () => {
  fc.assert(
    fc.property(value, value, fc.constantFrom(1, -1), (left, right, order) => {
      const [first, second] = [encodeValue(left, order), encodeValue(right, order)];
      const begins = second.subarray(0, first.length).equals(first);
      expect(begins).toBe(compareValues(left, right) === 0);
    }),
  );
});

test('keys of several values sort by the first that differs, each in its direction', () => {
  const pair = fc.tuple(fc.constantFrom('', 'a', 'a\u0000', 'ab', 1, null), scalar);
  const orders = fc.tuple(fc.constantFrom(1, -1), fc.constantFrom(1, -1));
  fc.assert(
    fc.property(pair, pair, orders, (left, right, [firstOrder, secondOrder]) => {
      const expected =
        firstOrder * compareValues(left[0], right[0]) || secondOrder * compareValues(left[1], right[1]);
      const prefix = Buffer.from([1]);
      const keys = [left, right].map((values) => encodeKey(prefix, values, [firstOrder, secondOrder]));
      expect(Buffer.compare(keys[0] as Buffer, keys[1] as Buffer)).toBe(Math.sign(expected) + 0);
    }),
  );
});

test('the strings that begin with a text lie between its prefix and what follows it', () => {
  fc.assert(
    fc.property(fc.constantFrom('', 'a', 'a\u0000', '楼'), fc.string({ unit: 'binary' }), (text, other) => {
      const from = encodeStringPrefix(text);
      const key = encodeValue(other);
      const isBetween = Buffer.compare(from, key) <= 0 && Buffer.compare(key, afterPrefix(from)) < 0;
      expect(isBetween).toBe(other.startsWith(text));
    }),
  );
});
