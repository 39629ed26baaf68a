/** Periods and figures as people read them. */

/** 1,286 */
export function sayCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Minutes as hours, to one decimal: 562.5. */
export function sayHours(minutes: number): string {
  const hours = Math.round(minutes / 6) / 10;
  const [whole = '0', rest] = String(hours).split('.');
  return rest ? `${sayCount(Number(whole))}.${rest}` : sayCount(Number(whole));
}

/** '2026-11' → 11 月, '2026' → 2026 年, 'all' → 开始以来. */
export function sayPeriod(period: string): string {
  if (period === 'all') return '开始以来';
  return period.length === 4 ? `${period} 年` : `${Number(period.slice(5))} 月`;
}

/** The same with the year, where one is looked at. */
export function sayWholePeriod(period: string): string {
  return period.length === 7 ? `${period.slice(0, 4)} 年 ${sayPeriod(period)}` : sayPeriod(period);
}

/** '2026-11-24' → 24 日. */
export function sayDayOfMonth(date: string): string {
  return date.length === 10 ? `${Number(date.slice(8))} 日` : sayPeriod(date);
}

/** '2026-11-24' → 11 月 24 日. */
export function sayDate(date: string): string {
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`;
}

/** The month or year so many later; 'all' has no other. */
export function plusPeriods(period: string, count: number): string {
  if (period === 'all') return period;
  if (period.length === 4) return String(Number(period) + count);
  const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}
