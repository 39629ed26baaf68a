import { inOneLine } from './words';

test.each([
  [['加入', '3 幢'], '加入 3 幢'],
  [['发给', '横燕小区 3 幢'], '发给横燕小区 3 幢'],
  [['发给', '1 栋', '等 2 处'], '发给 1 栋等 2 处'],
  [['我住', '601'], '我住 601'],
  [['', '3 幢'], '3 幢'],
])('%j is written %s', (words, line) => {
  expect(inOneLine(...words)).toBe(line);
});
