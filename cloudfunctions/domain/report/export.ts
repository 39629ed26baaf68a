import type { Condition } from '../../kernel/condition';
import { _ } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import { type Stateful, workflow } from '../../kernel/workflow';
import type { Period } from '../tally/tally';
import type { Leased } from './lease';

export type ExportState = 'asked' | 'making' | 'ready' | 'failed' | 'removed';

/** What an export is made of, in this order: the figures, those of the period before, the rows of
 * three sheets, and the workbook itself. */
export const STEPS = ['tally', 'before', 'hours', 'wishes', 'enquiries', 'book'] as const;
export type Step = (typeof STEPS)[number];

/** Rows that were gathered, as they lie in cloud storage until the workbook is made. */
export interface Piece {
  step: Step;
  rows: number;
  /** File id. */
  file: string;
}

/**
 * A workbook that staff asked for. It is made in calls of the function `report`, each of which begins where the last one
 * saved: nothing but this document knows how far it is. One call at a time holds the lease; a call never lives longer.
 */
export interface Export extends Stateful, Leased {
  state: ExportState;
  area: string;
  areaName: string;
  within: string[];
  period: Period;
  /** Person id and name of who asked. */
  by: string;
  byName: string;
  at: Date;
  /** Phone numbers in full instead of masked, and why. */
  phones: boolean;
  reason: string | null;
  /** Where the next page begins: after this key in this month. */
  step: Step;
  month: string;
  after: string;
  /** Rows there will be about, and rows there are. */
  expected: number;
  rows: number;
  pieces: Piece[];
  /** File id of the workbook, what it is called, and how large it is. */
  file: string | null;
  fileName: string;
  bytes: number;
  readyAt: Date | null;
  /** When the files are removed from storage; null once they are. */
  goesAt: Date | null;
}

declare module '../../kernel/database' {
  interface Documents {
    exports: Export;
  }
}

/** Days for which a file stays. */
export const DAYS_KEPT = 7;

export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + DAYS_KEPT * 86_400_000);
}

const staffAbove: Condition<Export> = {
  test: (document, { caller }) => areasOf(caller, ['staff']).some((area) => document.within.includes(area)),
  query: ({ caller }) => ({ within: _.in(areasOf(caller, ['staff'])) }),
  say: '这张表要由社区工作人员来管。',
};

/** Numbers in full are for the eyes of whoever said why they are needed. */
export const mayOpen: Condition<Export> = {
  test: ({ phones, by }, { caller }) => !phones || by === caller._id,
  query: () => ({}),
  say: '这张表里有完整的电话，只有导出的人能打开。您可以自己导出一张。',
};

const WITH_FILE: ExportState[] = ['ready'];

export const exportWorkflow = workflow<Export>()({
  collection: 'exports',
  states: { asked: '排着队', making: '正在做', ready: '做好了', failed: '没做成', removed: '文件已删' },
  verbs: {
    remove: {
      from: WITH_FILE,
      to: 'removed',
      when: [staffAbove],
      label: '删掉文件',
      tooLate: '文件已经删了。',
    },
  },
});

export type ExportVerb = keyof typeof exportWorkflow.verbs;

/** How far it is, from 0 to 100. Gathering rows takes most of the time. */
export function progressOf({
  state,
  step,
  rows,
  expected,
}: Pick<Export, 'state' | 'step' | 'rows' | 'expected'>): number {
  if (state === 'ready' || state === 'removed') return 100;
  if (step === 'tally') return 0;
  if (step === 'before') return 3;
  if (step === 'book') return 85;
  return 5 + Math.floor(80 * Math.min(rows / Math.max(expected, 1), 1));
}

/** Everything of it that lies in cloud storage: what was gathered, too, where the call that made it was cut off. */
export function filesOf({ file, pieces }: Pick<Export, 'file' | 'pieces'>): string[] {
  return [...pieces.map((piece) => piece.file), ...(file ? [file] : [])];
}
