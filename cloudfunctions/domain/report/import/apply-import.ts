import { performance } from 'node:perf_hooks';
import * as v from 'valibot';
import { record } from '../../../kernel/audit';
import { now as clockNow } from '../../../kernel/clock';
import { find } from '../../../kernel/database';
import { deleteFiles } from '../../../kernel/files';
import { mustHold } from '../../../kernel/grants';
import { id } from '../../../kernel/inputs';
import { procedureOn } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';
import { move } from '../../../kernel/workflow';
import { getJson } from '../gather/pieces';
import { release, save, take } from '../lease';
import { type Import, type ImportState, importWorkflow } from './import';
import { kinds } from './kinds';

/** Milliseconds after which a call begins nothing more. */
const ENOUGH = 6000;
/** Rows between two times of saving how far it is. */
const AT_ONCE = 100;

export interface ImportProgress {
  state: ImportState;
  done: number;
  rows: number;
}

/** Applies the next rows. */
async function step(job: Import, rows: unknown[]): Promise<Partial<Import>> {
  const { kind, area, within, by, name, at } = job;
  const next = rows.slice(job.done, job.done + AT_ONCE);
  await kinds[kind].apply(next, { area, within, by, source: name, now: at });
  const done = job.done + next.length;
  return done >= job.rows ? { done, state: 'applied', goesAt: clockNow() } : { done };
}

/**
 * Goes on with an import for some seconds, from where the last call saved. Does nothing when another call is at it. Rows
 * that were applied and not saved are applied again, which changes nothing.
 */
export async function applyImport(_id: string, now: Date): Promise<void> {
  const begun = performance.now();
  let job = await take('imports', _id, ['applying'], {}, now);
  if (!job?.file) return;
  const { file } = job;
  try {
    const rows = await getJson<unknown[]>(file);
    do {
      job = await save('imports', job, await step(job, rows), clockNow());
    } while (job.state === 'applying' && performance.now() - begun < ENOUGH);
  } finally {
    await release('imports', job);
  }
  if (job.state === 'applied') await deleteFiles([file]);
}

/** Applies a sheet in which every row was right. The phone calls it until it is applied; `clock` does when it went away. */
export const apply = procedureOn({
  input: v.object({ import: id }),
  sensitive: true,
  subject: (input) => ({ from: 'imports' as const, by: { _id: input.import } }),
  missing: '没有找到这次导入，请再选一次文件。',
  allow: ({ caller, subject }) => mustHold(caller, ['staff'], subject.area),
  async run({ subject, caller, requestId, now }): Promise<ImportProgress> {
    const { _id, area, kind, rows } = subject;
    if (subject.state === 'checked') {
      await record(`${_id}.applied`, caller._id, now, { what: 'imported', area, kind, rows });
      await move(importWorkflow, { id: _id, verb: 'apply', requestId, caller, now });
    }
    must(subject.state !== 'dropped', 'changed', '这次导入已经放弃了，请再选一次文件。');
    await applyImport(_id, now);
    const [job] = await find('imports', { _id }, { limit: 1 });
    return { state: job?.state ?? 'applied', done: job?.done ?? rows, rows };
  },
});
