import type { Point } from './service-day';

type Position = Point['position'];

const METRES_PER_DEGREE = 111_320;

/** Metres between two places of one town; the earth is flat at that size. */
export function metresBetween(a: Position, b: Position): number {
  const [fromLongitude, fromLatitude] = a.coordinates;
  const [toLongitude, toLatitude] = b.coordinates;
  const east = (toLongitude - fromLongitude) * Math.cos((fromLatitude * Math.PI) / 180);
  return Math.round(Math.hypot(east, toLatitude - fromLatitude) * METRES_PER_DEGREE);
}
