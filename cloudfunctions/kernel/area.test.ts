import { commonArea, isWithin, lineage } from './area';

test('inside means the same path or a longer one, never a name that merely begins alike', () => {
  expect(isWithin('quantang.xinggang', 'quantang.xinggang')).toBe(true);
  expect(isWithin('quantang.xinggang.tongyan.3', 'quantang.xinggang')).toBe(true);
  expect(isWithin('quantang.xinggang2', 'quantang.xinggang')).toBe(false);
  expect(isWithin('quantang', 'quantang.xinggang')).toBe(false);
});

test('the lineage begins at the outermost area and ends at the area itself', () => {
  expect(lineage('a.b.c')).toEqual(['a', 'a.b', 'a.b.c']);
});

test('the common area is the smallest that holds them all', () => {
  expect(commonArea(['a.b.c', 'a.b.d.e'])).toBe('a.b');
  expect(commonArea(['a.b.c'])).toBe('a.b.c');
  expect(commonArea(['a.b', 'c.d'])).toBeNull();
});
