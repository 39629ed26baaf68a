import type { Hotline } from '../cloudfunctions/domain/community/area';
import { lineage } from '../cloudfunctions/kernel/area';
import { tokenOf } from './chance';
import type { SeededArea } from './documents';
import { inRows } from './positions';
import { type Doors, roomsOf } from './rooms';

type Given = Pick<SeededArea, 'kind' | 'name' | 'position'> & Partial<SeededArea>;

/** The top of a tree. */
export function top(slug: string, given: Given): SeededArea {
  return { _id: slug, parent: null, order: 1, within: [slug], ...given };
}

/** One area inside another. `order` counts from 1. */
export function inside(parent: SeededArea, slug: string, order: number, given: Given): SeededArea {
  const path = `${parent._id}.${slug}`;
  return { _id: path, parent: parent._id, order, within: lineage(path), ...given };
}

/** The n-th building of an estate or a grid, with its code and its rooms. */
export function building(parent: SeededArea, n: number, name: string, rooms: string[] | Doors): SeededArea {
  const made = inside(parent, String(n), n, {
    kind: 'building',
    name,
    position: inRows(parent.position, n - 1, 5, 60),
    rooms: Array.isArray(rooms) ? rooms : roomsOf(rooms),
  });
  return { ...made, token: tokenOf(made._id) };
}

/** A number that is answered round the clock. */
export function hotline(phone: string): Hotline {
  return { phone, hours: '昼夜有人接' };
}

/** How many homes there are in these areas. */
export function households(areas: SeededArea[]): number {
  return areas.reduce((sum, { rooms = [] }) => sum + rooms.length, 0);
}
