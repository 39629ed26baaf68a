import { promises } from './times';

test('what can be promised lies ahead, at an end of a morning or an afternoon', () => {
  const morning = Date.parse('2026-11-24T09:30:00+08:00');
  expect(promises(morning).map(({ say }) => say)).toEqual([
    '今天 12:00',
    '今天 18:00',
    '明天 12:00',
    '明天 18:00',
    '一周以内',
  ]);
  const evening = Date.parse('2026-11-24T17:20:00+08:00');
  expect(promises(evening)[0]?.say).toBe('明天 12:00');
  for (const { until } of promises(evening)) expect(until).toBeGreaterThan(evening);
});
