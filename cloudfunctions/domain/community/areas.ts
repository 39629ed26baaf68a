import * as v from 'valibot';
import { aggregate, find } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area, AreaKind, Hotline } from './area';

export interface AreaRow {
  id: string;
  kind: AreaKind;
  name: string;
  /** Buildings only. */
  households: number;
  /** Buildings only: names of the owners; empty means nobody is appointed yet. */
  owners: string[];
}

export interface AreaView {
  id: string;
  kind: AreaKind;
  name: string;
  /** The number of its own, if it has one. */
  hotline: Hotline | null;
  children: AreaRow[];
}

interface Child extends Area {
  granted: Person[];
}

function row({ _id, kind, name, rooms, granted }: Child): AreaRow {
  const owners = granted.filter(({ grants }) =>
    grants.some(({ role, area }) => role === 'owner' && area === _id),
  );
  return {
    id: _id,
    kind,
    name,
    households: rooms?.length ?? 0,
    owners: owners.map((owner) => owner.name || '群主'),
  };
}

/** What lies directly inside an area: staff go down the tree with it. */
export const areas = procedure({
  input: v.object({ area: areaId }),
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.area),
  async run({ input }): Promise<AreaView> {
    const [[area], children] = await Promise.all([
      find('areas', { _id: input.area }, { limit: 1 }),
      aggregate<Child>('areas', [
        { match: { parent: input.area } },
        { sort: { order: 1 } },
        { limit: 1000 },
        { lookup: { from: 'people', localField: '_id', foreignField: 'grants.area', as: 'granted' } },
      ]),
    ]);
    must(area, 'not-found', '没有找到这个区域。');
    return {
      id: area._id,
      kind: area.kind,
      name: area.name,
      hotline: area.hotline ?? null,
      children: children.map(row),
    };
  },
});
