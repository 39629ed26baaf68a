import fc from 'fast-check';
import { codeOf, readCode, WINDOW, windowAt } from './rotating-code';

const point = { _id: 'wangma.station', secret: 'known only to the cloud' };
const at = new Date('2026-11-24T09:00:10+08:00');

test('the code is good while it is shown, one before and one after, and never else', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20, max: 20 }),
      fc.integer({ min: 0, max: WINDOW - 1 }),
      (windows, rest) => {
        const code = codeOf(point, windowAt(at));
        const scanned = new Date((windowAt(at) + windows) * WINDOW + rest);
        const read = readCode(point, code, scanned);
        if (Math.abs(windows) <= 1) expect(read).toEqual(new Date(windowAt(at) * WINDOW));
        else expect(read).toBe('old');
      },
    ),
  );
});

test('the code of another point is no good, nor is one that somebody made up or altered', () => {
  const code = codeOf(point, windowAt(at));
  expect(readCode({ ...point, _id: 'wangma.hall' }, code, at)).toBe('wrong-point');
  expect(readCode({ ...point, secret: 'another' }, code, at)).toBe('forged');
  const later = code.replace(windowAt(at).toString(36), (windowAt(at) + 1).toString(36));
  expect(readCode(point, later, at)).toBe('forged');
  expect(readCode(point, 'https://example.com', at)).toBe('wrong-point');
  expect(readCode(point, `loulijian~${point._id}`, at)).toBe('forged');
});
