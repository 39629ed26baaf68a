/**
 * A 2dsphere index holds, for every geometry, the cells of a grid of 0.01° it lies in. A search reads one range of cells
 * for every row of the grid, and tests what it finds exactly.
 */

import { EARTH_RADIUS, type Position, positionsOf, type Shape } from './geometry';

/** Degrees, west to east and south to north. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** All cells from `from` to `to`, both included. */
export interface CellRange {
  from: Buffer;
  to: Buffer;
}

/** About 1.1 km from south to north. */
const CELLS_PER_DEGREE = 100;
const LAST_ROW = 180 * CELLS_PER_DEGREE;
const LAST_COLUMN = 360 * CELLS_PER_DEGREE;
/** What spreads over more cells than this is filed under one cell of its own, which every search reads. */
const MAX_CELLS = 400;
const LARGE = cell(0xffff, 0xffff);
/** A search over more rows than this reads the whole index instead. */
const MAX_ROWS = 400;

export function cellsOf(shape: Shape): Buffer[] {
  const box = boxAround(positionsOf(shape));
  const [first, last] = [rowOf(box.south), rowOf(box.north)];
  const [left, right] = [columnOf(box.west), columnOf(box.east)];
  if ((last - first + 1) * (right - left + 1) > MAX_CELLS) return [LARGE];
  const rows = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const columns = Array.from({ length: right - left + 1 }, (_, i) => left + i);
  return rows.flatMap((row) => columns.map((column) => cell(row, column)));
}

/** The ranges that hold everything lying in `box`, and perhaps more. */
export function cellRanges(box: Box): CellRange[] {
  const [first, last] = [rowOf(box.south), rowOf(box.north)];
  if (last - first >= MAX_ROWS) return [{ from: cell(0, 0), to: LARGE }];
  const rows = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const columns = columnRanges(box);
  const ranges = rows.flatMap((row) =>
    columns.map(([from, to]) => ({ from: cell(row, from), to: cell(row, to) })),
  );
  return [...ranges, { from: LARGE, to: LARGE }];
}

/** A box that holds everything within `metres` of a position. East may pass 180°, west -180°. */
export function boxAroundCircle([longitude, latitude]: Position, metres: number): Box {
  // A little more than exact, so that rounding never cuts anything off.
  const degrees = (metres / EARTH_RADIUS) * (180 / Math.PI) * 1.001 + 1e-9;
  const [south, north] = [latitude - degrees, latitude + degrees];
  if (south <= -90 || north >= 90) return { west: -180, south, east: 180, north };
  const widest = Math.max(Math.abs(south), Math.abs(north));
  const width = Math.min(180, degrees / Math.cos((widest * Math.PI) / 180));
  return { west: longitude - width, south, east: longitude + width, north };
}

export function boxAround(positions: Position[]): Box {
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  };
}

/** One range of columns, or two where the box passes the date line. */
function columnRanges({ west, east }: Box): [from: number, to: number][] {
  if (east - west >= 360) return [[0, LAST_COLUMN]];
  if (west < -180) {
    return [
      [columnOf(west + 360), LAST_COLUMN],
      [0, columnOf(east)],
    ];
  }
  if (east > 180) {
    return [
      [columnOf(west), LAST_COLUMN],
      [0, columnOf(east - 360)],
    ];
  }
  return [[columnOf(west), columnOf(east)]];
}

function rowOf(latitude: number): number {
  return clamp(Math.floor((latitude + 90) * CELLS_PER_DEGREE), LAST_ROW);
}

function columnOf(longitude: number): number {
  return clamp(Math.floor((longitude + 180) * CELLS_PER_DEGREE), LAST_COLUMN);
}

function clamp(value: number, last: number): number {
  return Math.min(last, Math.max(0, value));
}

function cell(row: number, column: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16BE(row, 0);
  bytes.writeUInt16BE(column, 2);
  return bytes;
}
