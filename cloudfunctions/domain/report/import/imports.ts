import * as v from 'valibot';
import { find } from '../../../kernel/database';
import { mustHold } from '../../../kernel/grants';
import { areaId, id } from '../../../kernel/inputs';
import { anyone, procedure, procedureOn } from '../../../kernel/procedure';
import { can, move } from '../../../kernel/workflow';
import type { AreaKind } from '../../community/area';
import { type ImportState, importWorkflow } from './import';
import { type ImportKind, TABLES } from './table';

/** The latest ones. */
const SHOWN = 10;

export interface ImportView {
  id: string;
  /** 志愿者 */
  kind: ImportKind;
  kindName: string;
  name: string;
  state: ImportState;
  stateName: string;
  rows: number;
  done: number;
  byName: string;
  /** Milliseconds since the epoch. */
  at: number;
  can: string[];
}

export interface Imports {
  areaName: string;
  areaKind: AreaKind;
  kinds: { kind: ImportKind; name: string }[];
  imports: ImportView[];
}

/** What was imported into an area, the latest first: for its staff. Two requests. */
export const imports = procedureOn({
  input: v.object({ area: areaId }),
  subject: ({ area }) => ({ from: 'areas' as const, by: { _id: area } }),
  missing: '没有找到这个区域。',
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ subject: { _id, name, kind }, caller, now }): Promise<Imports> {
    const found = await find('imports', { area: _id }, { order: ['at', 'desc'], limit: SHOWN });
    return {
      areaName: name,
      areaKind: kind,
      kinds: Object.entries(TABLES).map(([key, table]) => ({ kind: key as ImportKind, name: table.name })),
      imports: found.map((each) => ({
        id: each._id,
        kind: each.kind,
        kindName: TABLES[each.kind].name,
        name: each.name,
        state: each.state,
        stateName: importWorkflow.states[each.state],
        rows: each.rows,
        done: each.done,
        byName: each.byName || '社区工作人员',
        at: each.at.getTime(),
        can: can(importWorkflow, each, { caller, now }),
      })),
    };
  },
});

/** A checked sheet is not applied after all; the workflow says who may. The sweep removes its rows. Two requests. */
export const drop = procedure({
  input: v.object({ import: id }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, requestId, now }): Promise<null> {
    await move(importWorkflow, {
      id: input.import,
      verb: 'drop',
      requestId,
      caller,
      now,
      set: { goesAt: now },
    });
    return null;
  },
});
