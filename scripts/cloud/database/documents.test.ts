import fc from 'fast-check';
import { newId, storable } from './documents';
import { temporaryDatabase } from './testing';

jest.setTimeout(60_000);

test('every kind of value survives the store', async () => {
  const { database, discard } = await temporaryDatabase({ schema: { things: { indexes: [] } } });
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: false }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
    fc.constantFrom(/^a\/b$/i, /x/gm),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, scalar, tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== '__proto__' && !name.includes('\u0000')),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, async (content) => {
      const [_id] = await database.insert('things', [{ content }]);
      expect(await database.find('things', { _id })).toEqual([{ _id, content }]);
    }),
    { numRuns: 50 },
  );
  await discard();
});

test('refuses what cannot be stored, by name', () => {
  expect(() => storable({ _id: 1 })).toThrow('an _id that is not a non-empty string is not supported');
  expect(() => storable({ _id: 'a', $set: 1 })).toThrow("dollar ($) prefixed field '$set'");
  expect(() => storable({ _id: 'a', when: new Date(Number.NaN) })).toThrow(
    'an invalid date cannot be stored',
  );
  expect(() => storable({ _id: 'a', bytes: Buffer.from('x') })).toThrow(
    'a value of type Buffer is not supported',
  );
  expect(() => storable({ _id: 'a', big: 1n })).toThrow('a value of type bigint is not supported');
  expect(() => storable({ _id: 'a', pattern: /a/s })).toThrow('with the flags s is not supported');
});

test('drops undefined fields, as the wire does', () => {
  expect(storable({ _id: 'a', gone: undefined, list: [undefined, 1] })).toEqual({
    _id: 'a',
    list: [null, 1],
  });
});

test('new ids are 32 hex digits that sort by the time they were made', () => {
  const ids = [1000, 1000, 1001, 1000, 2000].map(newId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
