import * as v from 'valibot';
import { addressOf } from '../../../kernel/files';
import { id } from '../../../kernel/inputs';
import { procedureOn } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';

/** Where the phone of who made a sheet loads its file from. One request. */
export const openRecord = procedureOn({
  input: v.object({ record: id }),
  subject: ({ record }) => ({ from: 'recordSheets' as const, by: { _id: record } }),
  missing: '没有找到这份记录。',
  allow: ({ caller, subject }) => must(subject.by === caller._id, 'not-found', '没有找到这份记录。'),
  async run({ subject: { file, fileName } }): Promise<{ url: string; name: string }> {
    must(file, 'not-found', '文件已经删了，请再生成一份。');
    return { url: await addressOf(file), name: fileName };
  },
});
