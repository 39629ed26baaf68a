import * as v from 'valibot';
import { month as monthOf } from '../../kernel/clock';
import { isMonth, plusMonths } from '../tally/period';
import type { Period } from '../tally/tally';

/** '2026-11', '2026' or 'all'. */
export const period = v.pipe(v.string(), v.regex(/^(\d{4}(-(0[1-9]|1[0-2]))?|all)$/, '请选一个月份。'));

/** 2026 年 11 月 */
export function sayPeriod(asked: Period): string {
  if (asked === 'all') return '从开始到现在';
  const [year, month] = asked.split('-');
  return month ? `${year} 年 ${Number(month)} 月` : `${year} 年`;
}

/** Whether it has begun. */
export function hasBegun(asked: Period, now: Date): boolean {
  return asked === 'all' || asked <= monthOf(now).slice(0, asked.length);
}

/** The month or the year before, to compare with; null before the beginning. */
export function periodBefore(asked: Period): Period | null {
  if (asked === 'all') return null;
  return isMonth(asked) ? plusMonths(asked, -1) : String(Number(asked) - 1);
}
