import { dateOf, sayStart } from '../../../lib/time';

const DAY = 24 * 3_600_000;
/** Nobody promises what is less than this ahead. */
const SOON = 3_600_000;

/** Ends of mornings and afternoons of the coming days: what people promise. In milliseconds since the epoch. */
export function promises(now: number): { until: number; say: string }[] {
  const days = [0, 1, 2, 3].map((offset) => dateOf(now + offset * DAY));
  const ends = days.flatMap((date) =>
    ['12:00', '18:00'].map((clock) => Date.parse(`${date}T${clock}:00+08:00`)),
  );
  const open = ends.filter((until) => until - now >= SOON).slice(0, 4);
  const week = Date.parse(`${dateOf(now + 7 * DAY)}T18:00:00+08:00`);
  return [...open, week].map((until) => ({ until, say: until === week ? '一周以内' : sayStart(until, now) }));
}
