import fc from 'fast-check';
import { comingDates, occurrences, plusDays, type Rule, sayDate, sayRule, weekdayOf } from './calendar';

const days = (rule: Rule) => occurrences(rule, '2026-11-01', 61);

test('every Tuesday, the last Saturday, the 10th, once', () => {
  expect(days({ every: 'week', weekday: 2 }).slice(0, 3)).toEqual(['2026-11-03', '2026-11-10', '2026-11-17']);
  expect(days({ every: 'month-weekday', nth: 'last', weekday: 6 })).toEqual(['2026-11-28', '2026-12-26']);
  expect(days({ every: 'month-weekday', nth: 1, weekday: 0 })).toEqual(['2026-11-01', '2026-12-06']);
  expect(days({ every: 'month-day', day: 10 })).toEqual(['2026-11-10', '2026-12-10']);
  expect(days({ every: 'once', on: '2026-11-24' })).toEqual(['2026-11-24']);
});

test('the 31st falls on the last day of a shorter month', () => {
  expect(days({ every: 'month-day', day: 31 })).toEqual(['2026-11-30', '2026-12-31']);
});

test('the nth weekday comes once in every month, on that weekday', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 1, max: 12 }),
      (nth, weekday, month) => {
        const first = `2027-${String(month).padStart(2, '0')}-01`;
        const length = new Date(Date.UTC(2027, month, 0)).getUTCDate();
        const found = occurrences({ every: 'month-weekday', nth, weekday }, first, length);
        expect(found).toHaveLength(1);
        expect(weekdayOf(found[0] as string)).toBe(weekday);
        if (nth === 'last') expect(plusDays(found[0] as string, 7).slice(0, 7)).not.toBe(first.slice(0, 7));
      },
    ),
  );
});

test('what comes once a month has a next day planned on every day of the year, also on its own', () => {
  const monthly: Rule[] = [
    { every: 'month-weekday', nth: 'last', weekday: 6 },
    { every: 'month-weekday', nth: 1, weekday: 0 },
    { every: 'month-day', day: 31 },
  ];
  for (const rule of monthly) {
    for (let day = '2026-11-01'; day < '2027-11-01'; day = plusDays(day, 1)) {
      const next = comingDates(rule, day).filter((date) => date > day);
      expect({ rule, day, hasNext: next.length > 0 }).toEqual({ rule, day, hasNext: true });
    }
  }
});

test('rules and days are said as people say them', () => {
  expect(sayRule({ every: 'month-weekday', nth: 'last', weekday: 6 })).toBe('每月最后一个周六');
  expect(sayRule({ every: 'week', weekday: 2 })).toBe('每周二');
  expect(sayDate('2026-11-24')).toBe('11 月 24 日 周二');
});
