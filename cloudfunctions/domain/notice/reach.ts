import * as v from 'valibot';
import { $, aggregate, expr, lookup } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId, id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import type { Area, AreaKind } from '../community/area';
import { touches } from './notice';

export interface ReachRow {
  id: string;
  kind: AreaKind;
  name: string;
  households: number;
  /** Households that have read; null for what is not a building: one goes further down for it. */
  householdsRead: number | null;
}

export interface Reach {
  title: string;
  rows: ReachRow[];
}

/** How far a notice got, one step of the tree at a time, for staff. Two requests. */
export const reach = procedureOn({
  input: v.object({ notice: id, area: areaId }),
  subject: ({ notice }) => ({ from: 'notices', by: { _id: notice } }),
  missing: '这条通知找不到了。',
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { area }, subject: notice }): Promise<Reach> {
    const children = await aggregate<Area & { readers: { _id: string }[] }>('areas', [
      { match: { parent: area } },
      { sort: { order: 1 } },
      { limit: 1000 },
      lookup({
        from: 'reads',
        let: { area: '$_id' },
        match: expr($.and([$.eq(['$notice', notice._id]), $.eq(['$building', '$$area'])])),
        stages: [{ group: { _id: '$household' } }],
        as: 'readers',
      }),
    ]);
    const rows = children
      .filter(({ _id }) => touches(notice, _id))
      .map(({ _id, kind, name, rooms, readers }) => ({
        id: _id,
        kind,
        name,
        households: rooms?.length ?? 0,
        householdsRead: kind === 'building' ? readers.length : null,
      }));
    return { title: notice.title, rows };
  },
});
