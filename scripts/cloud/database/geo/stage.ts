/** The aggregate stage `$geoNear`. */

import { failed } from '../errors';
import { withField } from '../paths';
import type { Reader } from '../reader';
import type { Query } from '../types';
import { geometriesAt } from './geometry';
import { readMetres, readPoint } from './search';

export interface GeoNear {
  near: unknown;
  distanceField: string;
  /** The indexed path; may be left out when the collection has only one. */
  key?: string;
  query?: Query;
  minDistance?: number;
  maxDistance?: number;
  distanceMultiplier?: number;
  includeLocs?: string;
  limit?: number;
  num?: number;
}

/** Documents with their distance, nearest first; at least `wanted` when there are as many. */
export function geoNear(
  reader: Reader,
  collection: string,
  spec: GeoNear,
  wanted: number,
): Record<string, unknown>[] {
  const { distanceField, includeLocs, distanceMultiplier = 1, query = {} } = spec;
  if (typeof distanceField !== 'string')
    throw failed("$geoNear requires a 'distanceField' option as a String");
  const path = spec.key ?? onlyGeoPath(reader, collection);
  const near = {
    origin: readPoint(spec.near),
    min: readMetres(spec.minDistance, 0),
    max: readMetres(spec.maxDistance, Number.POSITIVE_INFINITY),
  };
  const most = spec.limit ?? spec.num ?? Number.POSITIVE_INFINITY;
  const found = reader.nearest({ collection, query }, { path, near }, Math.min(wanted, most));
  return found.slice(0, most).map(({ document, metres }) => {
    const row = withField(document, distanceField, metres * distanceMultiplier);
    if (!includeLocs) return row;
    return withField(row, includeLocs, geometriesAt(document, path.split('.'))[0]);
  });
}

function onlyGeoPath(reader: Reader, collection: string): string {
  const fields = reader.catalog.collection(collection).indexes.flatMap((index) => index.fields);
  const paths = new Set(fields.filter(({ order }) => order === '2dsphere').map(({ path }) => path));
  const [path] = paths;
  if (path === undefined) throw failed('$geoNear requires a 2d or 2dsphere index, but none were found');
  if (paths.size > 1)
    throw failed("There is more than one 2dsphere index; $geoNear needs 'key' to say which");
  return path;
}
