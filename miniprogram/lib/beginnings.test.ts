import { readdirSync } from 'node:fs';
import path from 'node:path';

const PHONE = path.resolve(__dirname, '..');

/** Every file that defines a page or a component. */
const files = readdirSync(PHONE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(pages|packages|components)[/\\].*\.ts$/.test(file) && !file.includes('.test.'))
  .map((file) => path.join(PHONE, file));

/** The data that pages and components of a file begin with, as the phone reads it when it loads the file. */
function beginningOf(file: string, now: string): unknown[] {
  jest.useFakeTimers({ now: new Date(now) });
  const begun: unknown[] = [];
  const define = ({ data }: { data?: unknown }) => begun.push(data);
  Object.assign(globalThis, {
    wx: { canIUse: () => true },
    Page: define,
    Component: define,
    Behavior: () => ({}),
  });
  jest.isolateModules(() => require(file));
  return begun;
}

/**
 * A file is loaded once and its page opened often: every opening begins with the same data. What has to be new each time,
 * the id of a call above all, or today's date, is made in onLoad; otherwise the cloud takes the second enquiry for the first one again.
 */
test('no page begins with something that was made when its file was loaded', () => {
  const load = (now: string) => files.map((file) => [path.relative(PHONE, file), beginningOf(file, now)]);
  const begins = load('2026-11-23T01:00:00Z');
  expect(begins.flatMap(([, data]) => data).length).toBeGreaterThan(60);
  expect(load('2026-12-31T12:34:56Z')).toEqual(begins);
});
