import { transformSync } from 'esbuild';
import { locate, readLines } from './source-map';

test('a place in a minified script is found in its source', () => {
  const source = ['// a comment', 'export function first() {', "  throw new Error('here');", '}'].join('\n');
  const { code, map } = transformSync(source, {
    minify: true,
    sourcemap: true,
    sourcefile: 'pages/a/a.ts',
    loader: 'ts',
  });
  expect(locate(readLines(JSON.parse(map)), 0, code.indexOf('throw'))).toBe('pages/a/a.ts:3');
  expect(locate(readLines(JSON.parse(map)), 5, 0)).toBeUndefined();
});
