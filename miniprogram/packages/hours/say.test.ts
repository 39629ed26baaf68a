import { inHours, monthsBack, sayDate, sayMinutes, sayMonth } from './say';

test('time is said as people say it', () => {
  expect([45, 60, 135, 600].map(sayMinutes)).toEqual(['45 分钟', '1 小时', '2 小时 15 分', '10 小时']);
  expect([0, 59, 60, 135].map(inHours)).toEqual(['0', '0.9', '1', '2.2']);
  expect(sayDate('2026-11-24')).toBe('11 月 24 日 周二');
  expect(sayMonth('2026-01')).toBe('2026 年 1 月');
});

test('months go back over the turn of the year', () => {
  expect(monthsBack('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
  expect(monthsBack(undefined, 3)).toEqual([]);
});
