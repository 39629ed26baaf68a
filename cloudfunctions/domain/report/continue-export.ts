import * as v from 'valibot';
import { find } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { ExportState } from './export';
import { progressOf } from './export';
import { makeExport } from './make-export';

export interface ExportProgress {
  state: ExportState;
  /** From 0 to 100. */
  progress: number;
}

/**
 * Goes on with an export and says how far it is: the phone calls it until the state is neither asked nor making. While
 * another call is at work it answers at once.
 */
export const make = procedureOn({
  input: v.object({ export: id }),
  subject: (input) => ({ from: 'exports' as const, by: { _id: input.export } }),
  missing: '没有找到这张表。',
  allow: ({ caller, subject }) => mustHold(caller, ['staff'], subject.area),
  async run({ subject: { _id }, now }): Promise<ExportProgress> {
    await makeExport(_id, now);
    const [job] = await find('exports', { _id }, { limit: 1 });
    must(job, 'not-found', '没有找到这张表。');
    return { state: job.state, progress: progressOf(job) };
  },
});
