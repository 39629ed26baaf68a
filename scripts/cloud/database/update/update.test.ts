import { applyUpdate, checkUpdate } from '.';

/** The document after an update, without its `_id`. */
function updated(document: Record<string, unknown>, update: Record<string, unknown>, query = {}) {
  checkUpdate(update);
  const { _id, ...rest } = applyUpdate({ _id: 'd', ...document }, update, query);
  return rest;
}

const deep = { style: { color: 'red', size: { w: 1 } } };
const items = {
  items: [
    { p: 1, q: 5 },
    { p: 2, q: 9 },
  ],
};

test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
  [
    '$set merges by path',
    deep,
    { $set: { 'style.color': 'z', 'style.size.h': 2 } },
    { style: { color: 'z', size: { w: 1, h: 2 } } },
  ],
  ['$set makes objects', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set of an element', { t: ['x', 'y'] }, { $set: { 't.0': 'z' } }, { t: ['z', 'y'] }],
  ['$set past the end', { t: ['x'] }, { $set: { 't.3': 'z' } }, { t: ['x', null, null, 'z'] }],
  ['$unset', { a: 1, b: 2 }, { $unset: { a: '', 'x.y': '' } }, { b: 2 }],
  ['$unset of an element', { t: [1, 2] }, { $unset: { 't.0': '' } }, { t: [null, 2] }],
  ['$inc', { n: 1.5 }, { $inc: { n: 2, m: 3 } }, { n: 3.5, m: 3 }],
  ['$mul', { n: 4 }, { $mul: { n: 2, m: 3 } }, { n: 8, m: 0 }],
  [
    '$min and $max',
    { a: 5, b: 5, c: 5 },
    { $min: { a: 3, b: 9 }, $max: { c: 7, d: 1 } },
    { a: 3, b: 5, c: 7, d: 1 },
  ],
  ['$max across types', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
  ['$bit', { n: 12 }, { $bit: { n: { and: 10 }, m: { or: 3 } } }, { n: 8, m: 3 }],
  ['$rename', { a: { b: 1 } }, { $rename: { 'a.b': 'c.d', gone: 'x' } }, { a: {}, c: { d: 1 } }],
  ['$push', { t: [1] }, { $push: { t: 2, s: [3] } }, { t: [1, 2], s: [[3]] }],
  ['$push several', { t: [3] }, { $push: { t: { $each: [1, 2], $position: 0 } } }, { t: [1, 2, 3] }],
  ['$push before the last', { t: [1, 3] }, { $push: { t: { $each: [2], $position: -1 } } }, { t: [1, 2, 3] }],
  [
    '$push sorted and cut',
    { t: [5, 1] },
    { $push: { t: { $each: [3], $sort: -1, $slice: 2 } } },
    { t: [5, 3] },
  ],
  [
    '$push sorted by a field',
    items,
    { $push: { items: { $each: [{ p: 0 }], $sort: { p: -1 }, $slice: -2 } } },
    { items: [{ p: 1, q: 5 }, { p: 0 }] },
  ],
  ['$pop last', { t: [1, 2, 3] }, { $pop: { t: 1 } }, { t: [1, 2] }],
  ['$pop first', { t: [1, 2, 3] }, { $pop: { t: -1, gone: 1 } }, { t: [2, 3] }],
  [
    '$addToSet',
    { t: [1, { a: 1 }] },
    { $addToSet: { t: { $each: [1, 2, { a: 1 }, 2] }, s: 1 } },
    { t: [1, { a: 1 }, 2], s: [1] },
  ],
  ['$pull a value', { t: [1, 2, 1] }, { $pull: { t: 1, gone: 1 } }, { t: [2] }],
  ['$pull by condition', { t: [1, 5, 9] }, { $pull: { t: { $gte: 5 } } }, { t: [1] }],
  ['$pull one of several', { t: ['a', 'b', 'c'] }, { $pull: { t: { $in: ['a', 'c'] } } }, { t: ['b'] }],
  ['$pull by fields', items, { $pull: { items: { p: 1, q: { $lt: 6 } } } }, { items: [{ p: 2, q: 9 }] }],
  ['$pullAll', { t: [1, 2, 3, 1] }, { $pullAll: { t: [1, 3] } }, { t: [2] }],
  [
    'every element',
    items,
    { $inc: { 'items.$[].q': 1 } },
    {
      items: [
        { p: 1, q: 6 },
        { p: 2, q: 10 },
      ],
    },
  ],
])('%s', (_name, document, update, expected) => {
  expect(updated(document, update)).toEqual(expected);
});

test('$ stands for the element the query matched', () => {
  const expected = {
    items: [
      { p: 1, q: 5 },
      { p: 2, q: 77 },
    ],
  };
  const update = { $set: { 'items.$.q': 77 } };
  expect(updated(items, update, { _id: 'd', 'items.p': 2 })).toEqual(expected);
  expect(updated(items, update, { items: { $elemMatch: { p: 2, q: { $gt: 5 } } } })).toEqual(expected);
  expect(updated({ t: ['a', 'b'] }, { $set: { 't.$': 'c' } }, { t: 'b' })).toEqual({ t: ['a', 'c'] });
  expect(() => updated(items, update, { _id: 'd' })).toThrow(
    'The positional operator did not find the match',
  );
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'a number in a string',
    { $inc: { code: 1 } },
    `Cannot apply $inc to a value of non-numeric type. {_id: "d"} has the field 'code' of non-numeric type string`,
  ],
  ['adding to null', { $inc: { none: 1 } }, 'non-numeric type null'],
  ['a product with text', { $mul: { n: 'x' } }, 'Cannot mul with non-numeric argument: {n: "x"}'],
  ['bits of a fraction', { $bit: { half: { and: 1 } } }, "field 'half' of non-integral type double"],
  [
    'pushing onto text',
    { $push: { code: 1 } },
    `The field 'code' must be an array but is of type string in document {_id: "d"}`,
  ],
  ['popping a number', { $pop: { n: 1 } }, `The field 'n' must be an array but is of type int`],
  ['adding text to a set that is none', { $addToSet: { code: 1 } }, 'must be an array'],
  ['a field in a number', { $set: { 'n.x': 1 } }, `Cannot create field 'x' in element {n: 1}`],
  ['a field in null', { $inc: { 'none.x': 1 } }, `Cannot create field 'x' in element {none: null}`],
  [
    'a named field in an array',
    { $set: { 'tags.x': 1 } },
    `Cannot create field 'x' in element {tags: ["a"]}`,
  ],
  ['another _id', { $set: { _id: 'e' } }, `would modify the immutable field '_id'`],
  ['no _id', { $unset: { _id: '' } }, `would modify the immutable field '_id'`],
  [
    'a path and one below it',
    { $set: { a: 1 }, $inc: { 'a.b': 1 } },
    `Updating the path 'a' would create a conflict at 'a'`,
  ],
  [
    'a path twice',
    { $set: { a: 1 }, $unset: { a: '' } },
    `Updating the path 'a' would create a conflict at 'a'`,
  ],
  ['renaming to a set path', { $set: { a: 1 }, $rename: { n: 'a' } }, `conflict at 'a'`],
  ['an empty name', { $set: { 'a..b': 1 } }, 'contains an empty field name'],
  ['nothing', {}, 'the update document is empty'],
  ['no operator', { a: 1 }, 'the update operator a is not supported'],
  ['a filtered array', { $set: { 'tags.$[x]': 1 } }, 'the path element $[x] is not supported'],
  [
    'an unknown operator',
    { $currentDate: { at: true } },
    'the update operator $currentDate is not supported',
  ],
  [
    'an unknown modifier',
    { $push: { tags: { $each: [], $where: 1 } } },
    '$push with $where is not supported',
  ],
])('refuses %s', (_name, update, message) => {
  const document = { code: 'A', n: 1, half: 0.5, none: null, tags: ['a'] };
  expect(() => updated(document, update)).toThrow(message);
});

test('the same _id may be set', () => {
  expect(updated({}, { $set: { _id: 'd', a: 1 } })).toEqual({ a: 1 });
});

test('what was set is not shared with the update', () => {
  const list = [1];
  const document = updated({}, { $set: { list } });
  list.push(2);
  expect(document).toEqual({ list: [1] });
});
