import type { SeededArea } from './documents';

export type Position = SeededArea['position'];

const METRES_PER_DEGREE = 111_320;

export function position(longitude: number, latitude: number): Position {
  return { type: 'Point', coordinates: [longitude, latitude] };
}

/** So many metres to the east and to the north of a place. */
export function beside(
  { coordinates: [longitude, latitude] }: Position,
  east: number,
  north: number,
): Position {
  const perDegreeEast = METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const to = [longitude + east / perDegreeEast, latitude + north / METRES_PER_DEGREE];
  return position(round(to[0] as number), round(to[1] as number));
}

/** The n-th place in rows of `perRow`, `apart` metres from its neighbours. */
export function inRows(origin: Position, n: number, perRow: number, apart: number): Position {
  return beside(origin, (n % perRow) * apart, Math.floor(n / perRow) * apart);
}

/** Metres between two places near each other. */
export function metresBetween(a: Position, b: Position): number {
  const [fromLongitude, fromLatitude] = a.coordinates;
  const [toLongitude, toLatitude] = b.coordinates;
  const east = (toLongitude - fromLongitude) * Math.cos((fromLatitude * Math.PI) / 180);
  return Math.hypot(east, toLatitude - fromLatitude) * METRES_PER_DEGREE;
}

/** Six decimals are a hand's breadth. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
