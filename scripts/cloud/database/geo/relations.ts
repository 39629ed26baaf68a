/** Which shapes lie within or touch each other. */

import { linesOf, type Position, positionsOf, type Rings, type Segment, type Shape } from './geometry';

/** Whether the whole of `inner` lies within the polygons of `area`. */
export function within(inner: Shape, area: Shape): boolean {
  const covered = (position: Position) => area.polygons.some((polygon) => contains(polygon, position));
  if (!positionsOf(inner).every(covered)) return false;
  const borders = linesOf(area);
  return !linesOf(inner).some((line) => borders.some((border) => cross(line, border)));
}

/** Whether two shapes share any point. */
export function intersects(left: Shape, right: Shape): boolean {
  const [leftLines, rightLines] = [linesOf(left), linesOf(right)];
  if (leftLines.some((line) => rightLines.some((other) => touch(line, other)))) return true;
  return meets(left, right, rightLines) || meets(right, left, leftLines);
}

/** Whether a corner of `shape` lies in an area, on a line or on a point of `other`. */
function meets(shape: Shape, other: Shape, otherLines: Segment[]): boolean {
  return positionsOf(shape).some(
    (position) =>
      other.polygons.some((polygon) => contains(polygon, position)) ||
      otherLines.some((line) => turn(line, position) === 0 && inBox(line, position)) ||
      other.points.some(([longitude, latitude]) => longitude === position[0] && latitude === position[1]),
  );
}

/** Inside the outer ring and in none of the holes; the border of the outer ring counts as inside. */
function contains([outer, ...holes]: Rings, position: Position): boolean {
  if (!outer) return false;
  if (onRing(outer, position)) return true;
  return inRing(outer, position) && !holes.some((hole) => inRing(hole, position));
}

/** Counts how often a ray from the position crosses the ring. */
function inRing(ring: Position[], [longitude, latitude]: Position): boolean {
  let inside = false;
  for (const [from, to] of pairs(ring)) {
    if (from[1] > latitude === to[1] > latitude) continue;
    const crossing = ((to[0] - from[0]) * (latitude - from[1])) / (to[1] - from[1]) + from[0];
    if (longitude < crossing) inside = !inside;
  }
  return inside;
}

function onRing(ring: Position[], position: Position): boolean {
  return pairs(ring).some((line) => turn(line, position) === 0 && inBox(line, position));
}

function pairs(ring: Position[]): Segment[] {
  return ring.slice(1).map((to, i) => [ring[i] as Position, to]);
}

/** Whether two segments share any point, ends included. */
function touch(left: Segment, right: Segment): boolean {
  if (cross(left, right)) return true;
  const onLeft = right.some((end) => turn(left, end) === 0 && inBox(left, end));
  return onLeft || left.some((end) => turn(right, end) === 0 && inBox(right, end));
}

/** Whether each segment passes from one side of the other to its opposite side. */
function cross(left: Segment, right: Segment): boolean {
  const separated = (line: Segment, [from, to]: Segment) => turn(line, from) * turn(line, to) < 0;
  return separated(left, right) && separated(right, left);
}

/** Positive when `position` lies left of the line, negative right of it, zero on it. */
function turn([from, to]: Segment, position: Position): number {
  return Math.sign((to[0] - from[0]) * (position[1] - from[1]) - (to[1] - from[1]) * (position[0] - from[0]));
}

function inBox([from, to]: Segment, [longitude, latitude]: Position): boolean {
  const between = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return between(longitude, from[0], to[0]) && between(latitude, from[1], to[1]);
}
