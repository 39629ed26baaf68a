import { dateOf } from '../../lib/time';

/** Something to choose: '2026-11', '2026' or 'all', and how it is called. */
export interface PeriodPick {
  period: string;
  name: string;
}

/** Months to choose from; whoever needs an earlier one takes its year. */
const MONTHS = 6;

function monthName(month: string, current: string): string {
  const [year, number] = month.split('-');
  const name = `${Number(number)} 月`;
  return month.slice(0, 4) === current.slice(0, 4) ? name : `${year} 年 ${name}`;
}

function monthsBack(current: string): string[] {
  const [year = 0, number = 0] = current.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const months = year * 12 + number - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

/** This year, the last one, and everything. */
export function yearPicks(now = Date.now()): PeriodPick[] {
  const year = Number(dateOf(now).slice(0, 4));
  return [
    { period: String(year), name: `${year} 年` },
    { period: String(year - 1), name: `${year - 1} 年` },
    { period: 'all', name: '从开始到现在' },
  ];
}

/** The last months, the latest first, and the years. */
export function periodPicks(now = Date.now()): PeriodPick[] {
  const current = dateOf(now).slice(0, 7);
  const months = monthsBack(current).map((month) => ({ period: month, name: monthName(month, current) }));
  return [...months, ...yearPicks(now)];
}
