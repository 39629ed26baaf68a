import type { Condition } from '../../../kernel/condition';
import { _ } from '../../../kernel/database';
import { areasOf } from '../../../kernel/grants';
import { type Stateful, workflow } from '../../../kernel/workflow';
import type { Leased } from '../lease';
import type { ImportKind } from './table';

export type ImportState = 'checked' | 'applying' | 'applied' | 'failed' | 'dropped';

/** What importing makes of a row: something new, a change of what is there, or nothing. */
export type Effect = 'new' | 'changed' | 'same';

/**
 * A sheet in which every row is right, waiting to be applied. It is applied row after row in calls of the function
 * `report`; a row that is applied twice changes nothing the second time.
 */
export interface Import extends Stateful, Leased {
  state: ImportState;
  kind: ImportKind;
  area: string;
  within: string[];
  /** Name of the file that was chosen. */
  name: string;
  /** Person id and name of who imports. */
  by: string;
  byName: string;
  at: Date;
  /** How many rows there are, what they were to do when they were checked, and how many are done. */
  rows: number;
  effects: Record<Effect, number>;
  done: number;
  /** File id of the rows; null once they are removed. */
  file: string | null;
  goesAt: Date | null;
}

declare module '../../../kernel/database' {
  interface Documents {
    imports: Import;
  }
}

const staffAbove: Condition<Import> = {
  test: (document, { caller }) => areasOf(caller, ['staff']).some((area) => document.within.includes(area)),
  query: ({ caller }) => ({ within: _.in(areasOf(caller, ['staff'])) }),
  say: '导入要由社区工作人员来做。',
};

const tooLate = '这张表已经导入过了，或者放弃了。';
const CHECKED: ImportState[] = ['checked'];

export const importWorkflow = workflow<Import>()({
  collection: 'imports',
  states: {
    checked: '等您确认',
    applying: '正在导入',
    applied: '导入好了',
    failed: '没有导完',
    dropped: '放弃了',
  },
  verbs: {
    apply: { from: CHECKED, to: 'applying', when: [staffAbove], label: '导入', tooLate },
    drop: { from: CHECKED, to: 'dropped', when: [staffAbove], label: '不导入了', tooLate },
  },
});
