import { maskName } from './row';

test.each([
  ['陈奶奶', '陈**'],
  ['1-202 的邻居', '邻居'],
  ['4 幢群主', '邻居'],
  ['云溪弄 9 号群主', '邻居'],
  ['', ''],
])('%s stands among the rows as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
