/** The geo operators: how each is read, which part of the grid it needs, and what it accepts. */

import { failed, unsupported } from '../errors';
import { isPlainObject } from '../paths';
import { type Box, boxAround, boxAroundCircle } from './cells';
import {
  angle,
  distance,
  EARTH_RADIUS,
  geometriesAt,
  type Position,
  positionsOf,
  readGeometry,
  readPosition,
  type Shape,
} from './geometry';
import { intersects, within } from './relations';

export interface GeoSearch {
  /** Nothing outside is accepted; missing when anything on earth may be. */
  box?: Box;
  accepts(shape: Shape): boolean;
}

/** Metres. */
export interface Near {
  origin: Position;
  min: number;
  max: number;
}

const SEARCHES: Record<string, (value: unknown) => GeoSearch> = {
  $near: (value) => searchNear(readNear(value)),
  $nearSphere: (value) => searchNear(readNear(value)),
  $geoWithin: readWithin,
  $geoIntersects: readIntersects,
};

export const GEO_OPERATORS = Object.keys(SEARCHES);

export function readGeoSearch(operator: string, value: unknown): GeoSearch {
  const read = SEARCHES[operator];
  if (!read) throw unsupported(operator);
  return read(value);
}

/** Whether any geometry of the document at a path is accepted. What is no geometry never is. */
export function geoTest(search: GeoSearch, parts: string[]): (document: unknown) => boolean {
  return (document) =>
    geometriesAt(document, parts).some((value) => isGeometry(value) && search.accepts(readGeometry(value)));
}

function isGeometry(value: unknown): boolean {
  return isPlainObject(value) && typeof value.type === 'string' && Array.isArray(value.coordinates);
}

/** The spec of `$near` and `$nearSphere`. */
export function readNear(value: unknown): Near {
  const { $geometry, $minDistance, $maxDistance } = isPlainObject(value) ? value : {};
  return {
    origin: readPoint($geometry),
    min: readMetres($minDistance, 0),
    max: readMetres($maxDistance, Number.POSITIVE_INFINITY),
  };
}

export function searchNear({ origin, min, max }: Near): GeoSearch {
  return {
    box: Number.isFinite(max) ? boxAroundCircle(origin, max) : undefined,
    accepts: (shape) => {
      const metres = metresTo(origin, shape);
      return metres >= min && metres <= max;
    },
  };
}

/** To the nearest corner of the shape. */
export function metresTo(origin: Position, shape: Shape): number {
  return Math.min(...positionsOf(shape).map((position) => distance(origin, position)));
}

export function readPoint(value: unknown): Position {
  if (!isPlainObject(value) || value.type !== 'Point') {
    throw failed(`geo near query needs a Point: ${JSON.stringify(value)}`);
  }
  return readPosition(value.coordinates);
}

export function readMetres(value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value !== 'number' || !(value >= 0))
    throw failed('geo near distances must be non-negative numbers');
  return value;
}

function readWithin(value: unknown): GeoSearch {
  const { $geometry, $centerSphere, ...others } = isPlainObject(value) ? value : {};
  const [unknown] = Object.keys(others);
  if (unknown) throw unsupported(`$geoWithin with ${unknown}`);
  if ($centerSphere !== undefined) return searchCircle($centerSphere);
  const area = readGeometry($geometry);
  if (area.polygons.length === 0) throw failed('$geoWithin needs a Polygon or MultiPolygon');
  return { box: boxAround(positionsOf(area)), accepts: (shape) => within(shape, area) };
}

/** `[[longitude, latitude], radius in radians]` */
function searchCircle(value: unknown): GeoSearch {
  const [center, radius] = Array.isArray(value) ? value : [];
  if (typeof radius !== 'number' || !(radius >= 0)) throw failed('$centerSphere needs a center and a radius');
  const origin = readPosition(center);
  return {
    box: boxAroundCircle(origin, radius * EARTH_RADIUS),
    accepts: (shape) => positionsOf(shape).every((position) => angle(origin, position) <= radius),
  };
}

function readIntersects(value: unknown): GeoSearch {
  const shape = readGeometry(isPlainObject(value) ? value.$geometry : undefined);
  return { box: boxAround(positionsOf(shape)), accepts: (other) => intersects(shape, other) };
}
