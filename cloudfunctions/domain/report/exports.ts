import * as v from 'valibot';
import { find } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { can } from '../../kernel/workflow';
import type { AreaKind } from '../community/area';
import {
  type Export,
  type ExportState,
  type ExportVerb,
  exportWorkflow,
  mayOpen,
  progressOf,
} from './export';
import { sayPeriod } from './period';

/** The latest ones; the files of earlier ones are gone. */
const SHOWN = 20;

export interface ExportView {
  id: string;
  /** 2026 年 11 月 */
  period: string;
  state: ExportState;
  stateName: string;
  progress: number;
  byName: string;
  /** Milliseconds since the epoch. */
  at: number;
  goesAt: number | null;
  phones: boolean;
  rows: number;
  bytes: number;
  mayOpen: boolean;
  can: ExportVerb[];
}

export interface Exports {
  area: string;
  areaName: string;
  areaKind: AreaKind;
  exports: ExportView[];
}

/** What was exported of an area, the latest first: for its staff. Two requests. */
export const exports = procedureOn({
  input: v.object({ area: areaId }),
  subject: ({ area }) => ({ from: 'areas' as const, by: { _id: area } }),
  missing: '没有找到这个区域。',
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ subject: { _id: area, name, kind }, caller, now }): Promise<Exports> {
    const found = await find('exports', { area }, { order: ['at', 'desc'], limit: SHOWN });
    const view = (each: Export): ExportView => ({
      id: each._id,
      period: sayPeriod(each.period),
      state: each.state,
      stateName: exportWorkflow.states[each.state],
      progress: progressOf(each),
      byName: each.byName || '社区工作人员',
      at: each.at.getTime(),
      goesAt: each.goesAt?.getTime() ?? null,
      phones: each.phones,
      rows: each.rows,
      bytes: each.bytes,
      mayOpen: each.file !== null && mayOpen.test(each, { caller, now }),
      can: can(exportWorkflow, each, { caller, now }),
    });
    return { area, areaName: name, areaKind: kind, exports: found.map(view) };
  },
});
