import { day, month } from './clock';

test('a day begins at midnight where people live, eight hours before UTC', () => {
  expect(day(new Date('2026-11-30T15:59:59Z'))).toBe('2026-11-30');
  expect(day(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12-01');
  expect(month(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12');
});
