/** Finding what is nearest without reading the whole index. */

import { failed } from '../errors';
import { isPlainObject } from '../paths';
import type { Query } from '../types';
import { geometriesAt, readGeometry } from './geometry';
import { metresTo, type Near, readNear } from './search';

export interface NearSearch {
  path: string;
  near: Near;
}

/** A document with its distance in metres. */
export interface Found<T> {
  document: T;
  metres: number;
}

const FIRST_RADIUS = 1000;
const GROWTH = 4;
/** Half way round the earth. */
const FARTHEST = 20_040_000;

/** The `$near` or `$nearSphere` of a query, which must stand at its top or in an `$and`. */
export function nearSearchOf(query: Query): NearSearch | undefined {
  for (const [path, value] of Object.entries(query)) {
    if (path === '$and' && Array.isArray(value)) {
      const inner = value.map((part) => nearSearchOf(part as Query)).find((search) => search);
      if (inner) return inner;
    }
    const spec = isPlainObject(value) ? (value.$nearSphere ?? value.$near) : undefined;
    if (spec !== undefined && !path.startsWith('$')) return { path, near: readNear(spec) };
  }
  return undefined;
}

/** `query` with its distance limited to `metres`; the planner takes the first condition on a path. */
export function withRadius(query: Query, { path, near }: NearSearch, metres: number): Query {
  const $geometry = { type: 'Point', coordinates: near.origin };
  const narrowed = { $geometry, $minDistance: near.min, $maxDistance: Math.min(metres, near.max) };
  return { $and: [{ [path]: { $nearSphere: narrowed } }, query] };
}

/**
 * What is nearest, nearest first: at least `wanted` documents if there are as many. Widens the search until it has
 * them; `within` gives everything up to a radius.
 */
export function nearestFirst<T>(
  search: NearSearch,
  wanted: number,
  within: (metres: number) => T[],
): Found<T>[] {
  for (let radius = FIRST_RADIUS; ; radius *= GROWTH) {
    const isLast = wanted === Number.POSITIVE_INFINITY || radius >= Math.min(search.near.max, FARTHEST);
    const documents = within(isLast ? Math.min(search.near.max, FARTHEST) : radius);
    if (isLast || documents.length >= wanted) return byDistance(documents, search);
  }
}

function byDistance<T>(documents: T[], { path, near }: NearSearch): Found<T>[] {
  const parts = path.split('.');
  return documents
    .map((document) => ({ document, metres: distanceOf(document, parts, near) }))
    .sort((left, right) => left.metres - right.metres);
}

function distanceOf(document: unknown, parts: string[], { origin }: Near): number {
  const distances = geometriesAt(document, parts).map((value) => metresTo(origin, readGeometry(value)));
  if (distances.length === 0) throw failed(`no geometry at ${parts.join('.')}`);
  return Math.min(...distances);
}
