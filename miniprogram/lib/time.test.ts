import { greeting, sayDate, sayHours, sayStart, sayTime } from './time';

const at = (local: string) => Date.parse(`${local}+08:00`);

/** A Tuesday. */
const now = at('2026-11-24T08:30:00');

test.each([
  ['2026-11-24T07:05:00', '今天 7:05'],
  ['2026-11-23T20:14:00', '昨天 20:14'],
  ['2026-11-24T00:00:00', '今天 0:00'],
  ['2026-11-22T23:59:00', '前天 23:59'],
  ['2026-11-25T09:00:00', '明天 9:00'],
  ['2026-11-26T09:00:00', '后天 9:00'],
  ['2026-11-29T09:00:00', '周日'],
  ['2026-11-30T09:00:00', '下周一'],
  ['2026-11-21T09:00:00', '上周六'],
  ['2026-11-16T00:00:00', '上周一'],
  ['2026-11-15T23:59:00', '11 月 15 日'],
  ['2025-12-31T12:00:00', '2025 年 12 月 31 日'],
])('%s is said as %s', (local, said) => {
  expect(sayTime(at(local), now)).toBe(said);
});

test.each([
  ['00:30', '夜深了'],
  ['05:00', '早上好'],
  ['09:00', '上午好'],
  ['12:10', '中午好'],
  ['14:00', '下午好'],
  ['18:00', '晚上好'],
])('at %s one says %s', (hour, said) => {
  expect(greeting(at(`2026-11-24T${hour}:00`))).toBe(said);
});

test('when something begins is said with its hour, however far away', () => {
  expect(sayStart(at('2026-11-25T09:00:00'), now)).toBe('明天 9:00');
  expect(sayStart(at('2026-12-01T09:00:00'), now)).toBe('下周二 9:00');
  expect(sayHours(at('2026-12-08T09:00:00'), at('2026-12-08T11:00:00'), now)).toBe('12 月 8 日 9:00–11:00');
});

test('a date that is still right next week, and next year', () => {
  expect(sayDate(at('2026-11-24T09:00:00'), now)).toBe('11 月 24 日周二');
  expect(sayDate(at('2027-01-05T09:00:00'), now)).toBe('2027 年 1 月 5 日周二');
});
