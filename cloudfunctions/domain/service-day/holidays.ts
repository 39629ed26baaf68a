import { weekdayOf } from './calendar';

/**
 * Public holidays: 全国年节及纪念日放假办法 (国令第795号) article 2. A series that keeps holidays has no day on these; the days
 * off around them are for the community to decide, which cancels or moves a day by hand.
 */
export const HOLIDAYS: Record<string, string> = {
  '2026-01-01': '元旦',
  '2026-02-16': '除夕',
  '2026-02-17': '春节',
  '2026-02-18': '春节',
  '2026-02-19': '春节',
  '2026-04-05': '清明节',
  '2026-05-01': '劳动节',
  '2026-05-02': '劳动节',
  '2026-06-19': '端午节',
  '2026-09-25': '中秋节',
  '2026-10-01': '国庆节',
  '2026-10-02': '国庆节',
  '2026-10-03': '国庆节',
  '2027-01-01': '元旦',
  '2027-02-05': '除夕',
  '2027-02-06': '春节',
  '2027-02-07': '春节',
  '2027-02-08': '春节',
  '2027-04-05': '清明节',
  '2027-05-01': '劳动节',
  '2027-05-02': '劳动节',
  '2027-06-09': '端午节',
  '2027-09-15': '中秋节',
  '2027-10-01': '国庆节',
  '2027-10-02': '国庆节',
  '2027-10-03': '国庆节',
};

/** What the State Council arranges of one year: stretches off work, and weekends worked to make up for them. */
interface Arranged {
  off: [from: string, to: string][];
  worked: string[];
}

/**
 * 国务院办公厅关于部分节假日安排的通知, one entry for each year that has been announced; the next comes each November. In a
 * year without one the holidays above are off and nobody works on a weekend.
 */
const ARRANGED: Record<string, Arranged> = {
  '2026': {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

function isWeekend(date: string): boolean {
  return weekdayOf(date) === 0 || weekdayOf(date) === 6;
}

/** Whether offices work on this day. */
export function isWorkingDay(date: string): boolean {
  const arranged = ARRANGED[date.slice(0, 4)];
  if (!arranged) return !isWeekend(date) && !HOLIDAYS[date];
  const isOff = arranged.off.some(([from, to]) => date >= from && date <= to);
  return arranged.worked.includes(date) || (!isOff && !isWeekend(date));
}
