import { formatPageUrl, parsePageUrl } from './url';

test.each([
  ['/pages/b/b?x=1&y=%20z&flag', 'pages/b/b', { x: '1', y: '%20z', flag: '' }],
  ['../b/b', 'pages/b/b', {}],
  ['./c?next=/pages/d/d?e=1', 'pages/a/c', { next: '/pages/d/d?e=1' }],
])('%s', (url, path, query) => {
  expect(parsePageUrl(url, 'pages/a/a')).toEqual({ path, query });
});

test('an address is written as it was read', () => {
  const url = 'pages/join/join?scene=abc%3D1';
  expect(formatPageUrl(parsePageUrl(`/${url}`))).toBe(url);
});
