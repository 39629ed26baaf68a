import { calledOwner, inOneLine } from './words';

test.each([
  [['加入', '3 幢'], '加入 3 幢'],
  [['发给', '横燕小区 3 幢'], '发给横燕小区 3 幢'],
  [['发给', '1 栋', '等 2 处'], '发给 1 栋等 2 处'],
  [['我住', '601'], '我住 601'],
  [['', '3 幢'], '3 幢'],
])('%j is written %s', (words, line) => {
  expect(inOneLine(...words)).toBe(line);
});

test('an owner is called 群主 once, whatever they wrote on their card', () => {
  expect(['王阿姨', '群主 丙', '群主'].map(calledOwner)).toEqual(['群主 王阿姨', '群主 丙', '群主']);
});
