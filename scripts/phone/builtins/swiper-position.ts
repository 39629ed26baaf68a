/** Where a swiper's items stand. Positions count items: 0 shows the first, 1.5 is between the second and the third. */

export interface Track {
  count: number;
  circular: boolean;
  /** Items visible at once. */
  displayed: number;
}

/** The last position a swiper can rest at. */
export function lastPosition({ count, circular, displayed }: Track): number {
  return circular ? count - 1 : Math.max(0, count - displayed);
}

/** A circular swiper turns only when there are more items than it shows. */
export function turnsAround(track: Track): boolean {
  return track.circular && track.count > track.displayed;
}

/** The item at rest nearest to a position, wrapped or clamped into the track. */
export function settledIndex(position: number, track: Track): number {
  if (track.count === 0) return 0;
  const nearest = Math.round(position);
  if (turnsAround(track)) return wrap(nearest, track.count);
  return Math.min(lastPosition(track), Math.max(0, nearest));
}

/** How far an item stands from the first visible place, in items; a circular track shows each item at its nearest. */
export function offsetOf(index: number, position: number, track: Track): number {
  if (!turnsAround(track)) return index - position;
  const ahead = wrap(index - position, track.count);
  const roomBefore = (track.count - track.displayed) / 2;
  return ahead < track.count - roomBefore ? ahead : ahead - track.count;
}

/** The position to travel to for showing `index`, the short way round when circular. */
export function destination(index: number, from: number, track: Track): number {
  if (!turnsAround(track)) return settledIndex(index, track);
  const forward = wrap(index - from, track.count);
  return forward <= track.count / 2 ? from + forward : from + forward - track.count;
}

/** Finger beyond the ends of a track that does not turn: it follows at a third. */
export function dragged(position: number, track: Track): number {
  if (turnsAround(track)) return position;
  const last = lastPosition(track);
  if (position < 0) return position / 3;
  return position > last ? last + (position - last) / 3 : position;
}

function wrap(value: number, count: number): number {
  return ((value % count) + count) % count;
}
