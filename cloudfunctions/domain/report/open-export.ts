import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { addressOf, deleteFiles } from '../../kernel/files';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { move } from '../../kernel/workflow';
import { type Export, exportWorkflow, filesOf, mayOpen } from './export';

const onExport = {
  input: v.object({ export: id }),
  sensitive: true,
  subject: (input: { export: string }) => ({ from: 'exports' as const, by: { _id: input.export } }),
  missing: '没有找到这张表。',
  allow: ({ caller, subject }: { caller: Person; subject: Export }) =>
    mustHold(caller, ['staff'], subject.area),
};

/** Where the phone loads the file from. Whoever loads it is recorded first. Two requests. */
export const open = procedureOn({
  ...onExport,
  async run({ caller, subject, requestId, now }): Promise<{ url: string; name: string }> {
    const { file, fileName } = subject;
    must(file, 'not-found', '文件已经删了，请再导出一次。');
    must(mayOpen.test(subject, { caller, now }), 'not-allowed', mayOpen.say);
    const event = { what: 'export-opened', area: subject.area, export: subject._id } as const;
    await record(newId(caller._id, requestId), caller._id, now, event);
    return { url: await addressOf(file), name: fileName };
  },
});

/** Staff delete the file before its time. Two requests. */
export const remove = procedureOn({
  ...onExport,
  async run({ caller, subject, requestId, now }): Promise<null> {
    await deleteFiles(filesOf(subject));
    const set = { file: null, pieces: [], goesAt: null };
    await move(exportWorkflow, { id: subject._id, verb: 'remove', requestId, caller, now, set });
    return null;
  },
});
