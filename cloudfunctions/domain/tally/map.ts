import type { BuildingAround } from './read/around';

/** Where a building stands on a small map: parts of its width from the left, and of its height from the top. */
export interface Spot {
  id: string;
  x: number;
  y: number;
}

/** Shares of a stretch; the middle where everything stands in one line. */
function share(value: number, from: number, to: number): number {
  return to > from ? (value - from) / (to - from) : 0.5;
}

/** The buildings that have a position, north above. */
export function mapOf(buildings: Pick<BuildingAround, '_id' | 'position'>[]): Spot[] {
  const placed = buildings.flatMap(({ _id, position }) =>
    position ? [{ id: _id, east: position.coordinates[0], north: position.coordinates[1] }] : [],
  );
  const easts = placed.map(({ east }) => east);
  const norths = placed.map(({ north }) => north);
  const [west, east] = [Math.min(...easts), Math.max(...easts)];
  const [south, north] = [Math.min(...norths), Math.max(...norths)];
  return placed.map((each) => ({
    id: each.id,
    x: share(each.east, west, east),
    y: 1 - share(each.north, south, north),
  }));
}
