import { markEnquiry } from './enquiries';

const now = Date.parse('2026-11-24T13:00:00+08:00');
const HOUR = 3_600_000;

function mark(given: Partial<Parameters<typeof markEnquiry>[0]>) {
  const asked = { state: 'asked' as const, open: true, late: false, promised: true };
  return markEnquiry({ ...asked, at: now - 20 * HOUR, due: now + 5 * HOUR, ...given }, now);
}

test('late, due today, just in, over: the mark says how pressing it is', () => {
  expect(mark({ late: true, due: now - 2.5 * HOUR })).toEqual({ say: '超时 2 小时', tone: 'chip-red' });
  expect(mark({ late: true, due: now - 80 * HOUR }).say).toBe('超时 3 天');
  expect(mark({})).toEqual({ say: '今天 18:00 前', tone: 'chip-amber' });
  expect(mark({ at: now - HOUR / 2, promised: false })).toEqual({ say: '刚到', tone: '' });
  expect(mark({ due: now + 44 * HOUR })).toEqual({ say: '后天 9:00 前', tone: '' });
  expect(mark({ state: 'answered', open: false })).toEqual({ say: '已答复', tone: 'chip-green' });
});
