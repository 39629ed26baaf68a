import * as v from 'valibot';
import { day as dayOf } from '../../../kernel/clock';
import { codePicture } from '../../../kernel/code-picture';
import { add, find } from '../../../kernel/database';
import { addressOf, deleteFiles, putFile } from '../../../kernel/files';
import { newId } from '../../../kernel/ids';
import { id } from '../../../kernel/inputs';
import { anyone, procedure } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';
import { actingFor } from '../../volunteer/acting-for';
import { keptUntil } from '../export';
import { hasBegun, period, sayPeriod } from '../period';
import { newCode, type RecordSheet } from './record-sheet';
import { servicesOf } from './services';
import { writeRecord } from './write-record';

/** The page that the sheet's code opens. */
const PAGE = 'packages/report/verify/verify';

export interface MadeRecord {
  id: string;
  url: string;
  name: string;
  code: string;
}

async function given({ _id, file, fileName, code }: RecordSheet): Promise<MadeRecord> {
  must(file, 'not-found', '文件已经删了，请再生成一份。');
  return { id: _id, url: await addressOf(file), name: fileName, code };
}

/** Makes the record sheet of the caller, or of their child. A repeated call gives the same sheet. Four requests. */
export const record = procedure({
  input: v.object({ period, person: v.optional(id) }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, requestId, now }): Promise<MadeRecord> {
    must(hasBegun(input.period, now), 'bad-input', '这段时间还没有到，请选别的。');
    const _id = newId(caller._id, requestId);
    const [before] = await find('recordSheets', { _id }, { limit: 1 });
    if (before) return given(before);
    const person = await actingFor(caller, input.person, now);
    must(person.name, 'bad-input', '先在“我的”里写上称呼，记录上要有姓名。');
    const services = await servicesOf(person._id, input.period);
    const code = newCode();
    const sheet = {
      _id,
      code,
      ...{ person: person._id, name: person.name, by: caller._id, at: now, period: input.period },
      ...{ from: services[0]?.date ?? '', to: services.at(-1)?.date ?? '' },
      minutes: services.reduce((sum, { claim }) => sum + claim.minutes, 0),
      services: services.length,
      organisers: [...new Set(services.map(({ claim }) => claim.organiser).filter(Boolean))],
      fileName: `志愿服务记录-${person.name}-${sayPeriod(input.period).replaceAll(' ', '')}-${dayOf(now)}.docx`,
    };
    const contents = await writeRecord(sheet, services, await codePicture(PAGE, code));
    const file = await putFile(`records/${_id}-${code}.docx`, contents);
    const made = { ...sheet, file, goesAt: keptUntil(now) };
    if (await add('recordSheets', made)) return given(made);
    // The same call came twice at once: the first one's code is the one that verifies.
    await deleteFiles([file]);
    const [first] = await find('recordSheets', { _id }, { limit: 1 });
    must(first, 'not-found', '没有找到这份记录，请再生成一次。');
    return given(first);
  },
});
