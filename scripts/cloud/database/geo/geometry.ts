/** GeoJSON shapes and distances. Edges are straight in longitude and latitude, which is exact enough within a city. */

import { failed, unsupported } from '../errors';
import { EMPTY_ARRAY } from '../keys';
import { extract, isPlainObject } from '../paths';

/** Longitude, latitude, in degrees. */
export type Position = [longitude: number, latitude: number];
export type Segment = [Position, Position];
/** The outer ring, then its holes. */
export type Rings = Position[][];

/** Any GeoJSON geometry, taken apart. Polygons are areas: their rings are not repeated among the segments. */
export interface Shape {
  points: Position[];
  segments: Segment[];
  polygons: Rings[];
}

/** MongoDB's radius of the earth, in metres. */
export const EARTH_RADIUS = 6378100;

/** Reads a stored or asked-for geometry; throws in MongoDB's manner when it is none. */
export function readGeometry(value: unknown): Shape {
  if (!isPlainObject(value)) throw failed(`Can't extract geo keys: ${JSON.stringify(value)}`);
  const { type, coordinates } = value;
  if (type === 'Point') return shape({ points: [readPosition(coordinates)] });
  if (type === 'MultiPoint') return shape({ points: readLine(coordinates) });
  if (type === 'LineString') return shape({ segments: segmentsOf(readLine(coordinates)) });
  if (type === 'MultiLineString') {
    return shape({ segments: readList(coordinates).flatMap((line) => segmentsOf(readLine(line))) });
  }
  if (type === 'Polygon') return shape({ polygons: [readRings(coordinates)] });
  if (type === 'MultiPolygon') return shape({ polygons: readList(coordinates).map(readRings) });
  throw unsupported(`the geometry ${JSON.stringify(type)}`);
}

/** The geometries a document holds at a path: none, one, or an array of them. */
export function geometriesAt(document: unknown, parts: string[]): unknown[] {
  const values = extract(document, [parts]).tuples.map(([value]) => value);
  return values.filter((value) => value !== null && value !== EMPTY_ARRAY);
}

/** Every corner of a shape. */
export function positionsOf({ points, segments, polygons }: Shape): Position[] {
  return [...points, ...segments.flat(), ...polygons.flat(2)];
}

/** Every line of a shape, the edges of its polygons included. */
export function linesOf({ segments, polygons }: Shape): Segment[] {
  return [...segments, ...polygons.flat().flatMap(segmentsOf)];
}

/** Metres along the surface of the earth. */
export function distance(from: Position, to: Position): number {
  return EARTH_RADIUS * angle(from, to);
}

/** The angle between two positions seen from the middle of the earth, in radians. */
export function angle([fromLongitude, fromLatitude]: Position, [toLongitude, toLatitude]: Position): number {
  const latitudes = Math.sin(radians(toLatitude - fromLatitude) / 2) ** 2;
  const longitudes = Math.sin(radians(toLongitude - fromLongitude) / 2) ** 2;
  const chord = latitudes + Math.cos(radians(fromLatitude)) * Math.cos(radians(toLatitude)) * longitudes;
  return 2 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

export function readPosition(value: unknown): Position {
  const [longitude, latitude] = Array.isArray(value) ? value : [];
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
    throw failed(`Point must only contain numeric elements: ${JSON.stringify(value)}`);
  }
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    throw failed(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`);
  }
  return [longitude, latitude];
}

function readLine(value: unknown): Position[] {
  return readList(value).map(readPosition);
}

function readRings(value: unknown): Rings {
  const rings = readList(value).map(readLine);
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)];
    if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      throw failed(`Loop is not closed: ${JSON.stringify(value)}`);
    }
  }
  return rings;
}

function readList(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw failed(`GeoJSON coordinates must be an array of coordinates: ${JSON.stringify(value)}`);
  }
  return value;
}

function segmentsOf(line: Position[]): Segment[] {
  return line.slice(1).map((end, i) => [line[i] as Position, end]);
}

function shape(parts: Partial<Shape>): Shape {
  return { points: [], segments: [], polygons: [], ...parts };
}
