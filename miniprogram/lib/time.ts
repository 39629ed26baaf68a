/** Times as people say them, where the people live: Asia/Shanghai, eight hours ahead of UTC the whole year round. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OFFSET = 8 * HOUR;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const NEAR = new Map([
  [-2, '前天'],
  [-1, '昨天'],
  [0, '今天'],
  [1, '明天'],
  [2, '后天'],
]);

/** The instant as fields of the local calendar, read with the UTC getters. */
function local(at: number): Date {
  return new Date(at + OFFSET);
}

/** Days since the epoch began here. */
function dayNumber(at: number): number {
  return Math.floor((at + OFFSET) / DAY);
}

/** Weeks begin on Monday; the epoch was a Thursday. */
function weekNumber(at: number): number {
  return Math.floor((dayNumber(at) + 3) / 7);
}

/** 9:00 */
export function clock(at: number): string {
  const date = local(at);
  return `${date.getUTCHours()}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
}

function calendarDay(at: number, now: number): string {
  const date = local(at);
  const day = `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
  const year = date.getUTCFullYear();
  return year === local(now).getUTCFullYear() ? day : `${year} 年 ${day}`;
}

/** 昨天 20:14 · 明天 9:00 · 周日 · 上周日 · 11 月 3 日. Instants in milliseconds since the epoch. */
export function sayTime(at: number, now = Date.now()): string {
  const near = NEAR.get(dayNumber(at) - dayNumber(now));
  if (near) return `${near} ${clock(at)}`;
  const weekday = `周${WEEKDAYS[local(at).getUTCDay()]}`;
  const weeks = weekNumber(at) - weekNumber(now);
  if (weeks === 0) return weekday;
  if (weeks === -1) return `上${weekday}`;
  if (weeks === 1) return `下${weekday}`;
  return calendarDay(at, now);
}

/** 明天 9:00 · 周二 9:00 · 下周二 9:00 · 12 月 8 日 9:00: when something begins. */
export function sayStart(at: number, now = Date.now()): string {
  const said = sayTime(at, now);
  return NEAR.has(dayNumber(at) - dayNumber(now)) ? said : `${said} ${clock(at)}`;
}

/** 周二 9:00–11:00 */
export function sayHours(from: number, to: number, now = Date.now()): string {
  return `${sayStart(from, now)}–${clock(to)}`;
}

/** 11 月 24 日周二: for what is read on another day than it was written. */
export function sayDate(at: number, now = Date.now()): string {
  return `${calendarDay(at, now)}周${WEEKDAYS[local(at).getUTCDay()]}`;
}

/** 今天 · 昨天 · 11 月 20 日周五: the heading over what happened on one day. */
export function sayDay(at: number, now = Date.now()): string {
  return NEAR.get(dayNumber(at) - dayNumber(now)) ?? sayDate(at, now);
}

/** '2026-11-24' where the people live. */
export function dateOf(at: number): string {
  return local(at).toISOString().slice(0, 10);
}

/** How one greets at this hour. */
export function greeting(now = Date.now()): string {
  const hour = local(now).getUTCHours();
  if (hour < 5) return '夜深了';
  if (hour < 9) return '早上好';
  if (hour < 12) return '上午好';
  if (hour < 14) return '中午好';
  if (hour < 18) return '下午好';
  return '晚上好';
}
