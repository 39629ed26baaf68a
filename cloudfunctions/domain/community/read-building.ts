import { aggregate } from '../../kernel/database';
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

/** A building with its surroundings, in one request. */
export async function readBuilding(match: { _id: string } | { token: string }): Promise<BuildingRow> {
  const [row] = await aggregate<BuildingRow>('areas', [
    { match: { ...match, kind: 'building' } },
    ...aroundBuilding,
    { limit: 1 },
  ]);
  must(row, 'not-found', '没有找到这栋楼，请重新扫一扫楼里的二维码。');
  return row;
}
