/** People live eight hours ahead of UTC, all year round. */
const ZONE = 8 * 3_600_000;
const DAY = 24 * 3_600_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** `clock` ("20:14") of the day that many days before `now`, where people live. */
export function daysBefore(now: Date, days: number, clock: string): Date {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const midnight = Math.floor((now.getTime() + ZONE) / DAY) * DAY - ZONE;
  return new Date(midnight - days * DAY + (hours * 60 + minutes) * 60_000);
}

/** What the day is called that many days after `now`. */
export function weekdayAfter(now: Date, days: number): string {
  return WEEKDAYS[new Date(now.getTime() + ZONE + days * DAY).getUTCDay()] as string;
}
