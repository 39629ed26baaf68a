/**
 * Days as people write them, '2026-11-24', and when a series falls on them. Plain calendar arithmetic: a day here has no
 * zone and no hour, so it is done in UTC and cannot slip.
 */

/** "Every Tuesday", "every last Saturday", "the 10th", or once. Weekdays: 0 is Sunday. */
export type Rule =
  | { every: 'week'; weekday: number }
  /** The nth of that weekday in the month, 1 to 4, or the last. */
  | { every: 'month-weekday'; nth: 1 | 2 | 3 | 4 | 'last'; weekday: number }
  | { every: 'month-day'; day: number }
  | { every: 'once'; on: string };

const DAY = 86_400_000;

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** The day so many days later. */
export function plusDays(date: string, days: number): string {
  return new Date(utc(date).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(date: string): number {
  return utc(date).getUTCDay();
}

function daysInMonth(date: string): number {
  const day = utc(date);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

/** Whether the rule falls on this day. "The 31st" falls on the last day of a shorter month. */
export function fallsOn(rule: Rule, date: string): boolean {
  if (rule.every === 'once') return rule.on === date;
  if (rule.every === 'week') return weekdayOf(date) === rule.weekday;
  const dayOfMonth = utc(date).getUTCDate();
  const last = daysInMonth(date);
  if (rule.every === 'month-day') return dayOfMonth === Math.min(rule.day, last);
  if (weekdayOf(date) !== rule.weekday) return false;
  return rule.nth === 'last' ? dayOfMonth + 7 > last : Math.ceil(dayOfMonth / 7) === rule.nth;
}

/** The days on which the rule falls, from a day on, so many days long. */
export function occurrences(rule: Rule, from: string, days: number): string[] {
  const all = Array.from({ length: days }, (_, offset) => plusDays(from, offset));
  return all.filter((date) => fallsOn(rule, date));
}

/** Days are planned four weeks ahead; what comes once a month so far that there is always a next one, also on its day. */
const AHEAD = { week: 28, once: 28, 'month-weekday': 36, 'month-day': 36 } satisfies Record<
  Rule['every'],
  number
>;

/** The days on which the rule falls, as far ahead as days are planned. */
export function comingDates(rule: Rule, from: string): string[] {
  return occurrences(rule, from, AHEAD[rule.every]);
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const NTH = { 1: '第一个', 2: '第二个', 3: '第三个', 4: '第四个', last: '最后一个' } as const;

/** '每周二', '每月最后一个周六', '每月 10 日', '11 月 24 日'. */
export function sayRule(rule: Rule): string {
  if (rule.every === 'week') return `每${WEEKDAYS[rule.weekday]}`;
  if (rule.every === 'once') return `${Number(rule.on.slice(5, 7))} 月 ${Number(rule.on.slice(8))} 日`;
  return rule.every === 'month-day' ? `每月 ${rule.day} 日` : `每月${NTH[rule.nth]}${WEEKDAYS[rule.weekday]}`;
}

/** '11 月 24 日 周二'. */
export function sayDate(date: string): string {
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日 ${WEEKDAYS[weekdayOf(date)]}`;
}
