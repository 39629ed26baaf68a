import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { add } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, reason } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { UNHELD } from './lease';
import { hasBegun, period } from './period';

/**
 * Staff ask for a workbook. It is made by `report.make`; the phone calls that until it is ready, and `clock` does where
 * the phone went away. Three requests: read, recorded, asked.
 */
export const ask = procedureOn({
  input: v.object({
    area: areaId,
    period,
    /** Why phone numbers are needed in full; null leaves them masked. */
    phonesFor: v.nullable(reason),
  }),
  sensitive: true,
  subject: ({ area }) => ({ from: 'areas' as const, by: { _id: area } }),
  missing: '没有找到这个区域。',
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input, caller, subject: area, requestId, now }): Promise<{ export: string }> {
    must(hasBegun(input.period, now), 'bad-input', '这个月还没有到，请选别的月份。');
    const _id = newId(caller._id, requestId);
    const { phonesFor } = input;
    const asked = { area: area._id, period: input.period, phones: phonesFor !== null, reason: phonesFor };
    await record(_id, caller._id, now, { what: 'exported', ...asked });
    await add('exports', {
      _id,
      ...asked,
      state: 'asked',
      areaName: area.name,
      within: area.within,
      by: caller._id,
      byName: caller.name,
      at: now,
      ...UNHELD,
      ...{ step: 'tally', month: '', after: '', expected: 0, rows: 0, pieces: [] },
      ...{ file: null, fileName: '', bytes: 0, readyAt: null, goesAt: null },
      log: [{ verb: 'ask', by: caller._id, at: now, requestId }],
      outbox: [],
    });
    return { export: _id };
  },
});
