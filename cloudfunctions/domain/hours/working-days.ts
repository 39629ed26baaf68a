import { plusDays } from '../service-day/calendar';
import { isWorkingDay } from '../service-day/holidays';

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
