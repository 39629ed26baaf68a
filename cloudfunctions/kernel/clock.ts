import process from 'node:process';
import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/**
 * Functions run in UTC, people live in China, so many minutes ahead of it all year: every conversion of the cloud goes
 * through this file. As an offset, because naming the zone takes dayjs half a millisecond each time.
 */
const AHEAD = 480;

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
  return dayjs(at).utcOffset(AHEAD).format('YYYY-MM-DD');
}

/** '2026-11' where people live. */
export function month(at: Date): string {
  return dayjs(at).utcOffset(AHEAD).format('YYYY-MM');
}

/** '9:00' where people live. */
export function clockOf(at: Date): string {
  return dayjs(at).utcOffset(AHEAD).format('H:mm');
}

/** The hour of the day where people live, 0 to 23. */
export function hourOf(at: Date): number {
  return dayjs(at).utcOffset(AHEAD).hour();
}

/** The instant of a wall clock ('09:00') on a day ('2026-11-24') where people live. */
export function instant(date: string, clock: string): Date {
  return new Date(`${date}T${clock}:00+08:00`);
}

/** The wall clock where people live, as if it were UTC: for files that know no time zones. */
export function wallClock(at: Date): Date {
  return new Date(at.getTime() + AHEAD * 60_000);
}
