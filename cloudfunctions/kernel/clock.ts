import process from 'node:process';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

/** Functions run in UTC, people live here: every conversion of the cloud goes through this file. */
const ZONE = 'Asia/Shanghai';

/**
 * The instant of this invocation. `LOULIJIAN_CLOCK` (ISO 8601) is an environment variable of the function, set only
 * where time must stand still: tests, demos.
 */
export function now(): Date {
  const frozen = process.env.LOULIJIAN_CLOCK;
  return frozen ? new Date(frozen) : new Date();
}

/** '2026-11-24' where people live. */
export function day(at: Date): string {
  return dayjs(at).tz(ZONE).format('YYYY-MM-DD');
}

/** '2026-11' where people live. */
export function month(at: Date): string {
  return dayjs(at).tz(ZONE).format('YYYY-MM');
}

/** The instant of a wall clock ('09:00') on a day ('2026-11-24') where people live: eight hours ahead of UTC all year. */
export function instant(date: string, clock: string): Date {
  return new Date(`${date}T${clock}:00+08:00`);
}
