/**
 * What other places decide otherwise, in one table: none of these numbers is law. Minutes unless said otherwise.
 */
export const LIMITS = {
  /** Above so many minutes a day, so many people look at it before it counts. Ascending. */
  reviews: [
    { above: 8 * 60, people: 1 },
    { above: 12 * 60, people: 2 },
  ],
  /** Check-in opens so long before a service day begins. */
  early: 60,
  /** Check-out stays open so long after it ends; then it is closed at the scheduled end. */
  late: 60,
  /** A shorter stay is a slip of the finger. */
  shortest: 5,
  /** A scan without network may arrive so much later. */
  offline: 240,
  /** Days after a service within which a leader can back-fill it and a volunteer report it. */
  backfillDays: 30,
  /** Working days within which everything has to be recorded: 民政部令第67号 article 11. */
  recordWithin: 10,
  /** Hours for each star; cities differ. */
  stars: [100, 300, 600, 1000, 1500],
} as const;

/** So many minutes, in milliseconds. */
export function minutes(count: number): number {
  return count * 60_000;
}

/** Stars for this time, and how many hours are missing to the next; null when there is none above. */
export function starsFor(counted: number): { stars: number; hoursToNext: number | null } {
  const stars = LIMITS.stars.filter((hours) => counted >= hours * 60).length;
  const next = LIMITS.stars[stars];
  return { stars, hoursToNext: next === undefined ? null : Math.ceil(next - counted / 60) };
}

/** How many people have to look at a claim that brings the day to this many minutes. */
export function reviewsNeeded(dayMinutes: number): number {
  return LIMITS.reviews.filter(({ above }) => dayMinutes > above).at(-1)?.people ?? 0;
}
