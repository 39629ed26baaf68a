import { aggregate, type Stage } from '../../kernel/database';
import { must } from '../../kernel/refusal';
import type { Area, BuildingRow } from './area';

declare module '../../kernel/database' {
  interface Documents {
    areas: Area;
    groups: Group;
  }
}

/** A WeChat group, bound to a building by its owner. `_id` is the opengid that WeChat itself vouched for. */
export interface Group {
  _id: string;
  building: string;
  by: string;
  at: Date;
}

/** The lookups that turn an area into a building row: everything above it, and its owners. */
export const aroundBuilding = [
  { lookup: { from: 'areas', localField: 'within', foreignField: '_id', as: 'above' } },
  { lookup: { from: 'people', localField: '_id', foreignField: 'grants.area', as: 'owners' } },
];

/** A building with its surroundings, and whatever `beside` looks up of it, in one request. */
export async function readBuilding<Beside = unknown>(
  match: { _id: string } | { token: string },
  beside: Stage[] = [],
): Promise<BuildingRow & Beside> {
  const [row] = await aggregate<BuildingRow & Beside>('areas', [
    { match: { ...match, kind: 'building' } },
    ...aroundBuilding,
    ...beside,
    { limit: 1 },
  ]);
  must(row, 'not-found', '没有找到这栋楼，请重新扫一扫楼里的二维码。');
  return row;
}
