import { fromWire, toWire } from './ejson';

const NOW = 1_700_000_000_000;

test('canonical extended JSON becomes plain values', () => {
  const wire = JSON.stringify({
    whole: { $numberInt: '3' },
    large: { $numberLong: '1700000000000' },
    half: { $numberDouble: '1.5' },
    at: { $date: { $numberLong: '1000' } },
    id: { $oid: '0123456789abcdef01234567' },
    nothing: null,
    list: [{ $numberInt: '1' }, { deep: { $numberDouble: '-Infinity' } }],
  });
  expect(fromWire(wire, NOW)).toEqual({
    whole: 3,
    large: 1_700_000_000_000,
    half: 1.5,
    at: new Date(1000),
    id: '0123456789abcdef01234567',
    nothing: null,
    list: [1, { deep: -Infinity }],
  });
});

test('commands keep their dollar; only values are unwrapped', () => {
  const wire = '{"$set":{"n":{"$numberInt":"1"}},"$pull":{"tags":{"$in":["a"]}}}';
  expect(fromWire(wire, NOW)).toEqual({ $set: { n: 1 }, $pull: { tags: { $in: ['a'] } } });
});

test('a server date is now, plus its offset', () => {
  const date = (offset: object) =>
    fromWire(JSON.stringify({ $set: { at: { $tcb_server_date: offset } } }), NOW);
  expect(date({ offset: { $numberInt: '-1000' } })).toEqual({ $set: { at: new Date(NOW - 1000) } });
  expect(date({})).toEqual({ $set: { at: new Date(NOW) } });
});

test('flags that only JavaScript has fall off a regular expression', () => {
  expect(fromWire('{"$regularExpression":{"pattern":"^b","options":"gi"}}', NOW)).toEqual(/^b/i);
});

test('values the platform cannot keep are refused by name', () => {
  expect(() => fromWire('{"a":{"$numberDecimal":"1.1"}}', NOW)).toThrow('$numberDecimal');
});

test('what goes out comes back', () => {
  const document = {
    n: 1,
    large: 2 ** 40,
    half: 0.5,
    at: new Date(NOW),
    pattern: /^a/i,
    list: [null, 'x', { a: true }],
  };
  expect(fromWire(toWire(document), NOW)).toEqual(document);
});
