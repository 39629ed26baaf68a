import { plusDays, weekdayOf } from '../service-day/calendar';
import { HOLIDAYS } from '../service-day/holidays';

/** Monday to Friday without public holidays. Weekends worked to make up for a long holiday are not known here. */
export function isWorkingDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !HOLIDAYS[date];
}

/** The latest day since which so many working days have passed, today's not among them. */
export function workingDaysBefore(today: string, count: number): string {
  let date = today;
  let left = count;
  while (left > 0) {
    date = plusDays(date, -1);
    if (isWorkingDay(date)) left -= 1;
  }
  return plusDays(date, -1);
}
