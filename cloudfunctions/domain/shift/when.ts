const HOUR = 3_600_000;
/** An offered place is kept no longer than this, in milliseconds. */
const LONGEST = 12 * HOUR;
/** Who drops out later than this before the beginning leaves the others little time. */
const LATE = 24 * HOUR;

/** The deadline of an offer: half of the time that is left, so that another can still be asked; at most 12 hours. */
export function offerUntil(now: Date, startsAt: Date): Date {
  const left = Math.max(0, startsAt.getTime() - now.getTime());
  return new Date(now.getTime() + Math.min(LONGEST, left / 2));
}

export function isLate(now: Date, startsAt: Date): boolean {
  return startsAt.getTime() - now.getTime() < LATE;
}
