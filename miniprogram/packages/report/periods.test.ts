import { periodPicks } from './periods';

test('the last six months and the years, across the new year', () => {
  const picks = periodPicks(Date.parse('2027-01-31T20:00:00Z'));
  expect(picks.map(({ period }) => period)).toEqual([
    ...['2027-02', '2027-01', '2026-12', '2026-11', '2026-10', '2026-09'],
    ...['2027', '2026', 'all'],
  ]);
  expect(picks.slice(0, 3).map(({ name }) => name)).toEqual(['2 月', '1 月', '2026 年 12 月']);
});
