import * as v from 'valibot';
import { find } from '../../../kernel/database';
import { id } from '../../../kernel/inputs';
import { anyone, procedure } from '../../../kernel/procedure';
import { actingFor } from '../../volunteer/acting-for';
import { sayPeriod } from '../period';

/** The latest ones. */
const SHOWN = 10;

export interface Records {
  name: string;
  records: {
    id: string;
    period: string;
    services: number;
    minutes: number;
    code: string;
    /** Milliseconds since the epoch. */
    at: number;
    goesAt: number | null;
  }[];
}

/** The record sheets of the caller, or of their child, the latest first. One request. */
export const records = procedure({
  input: v.object({ person: v.optional(id) }),
  allow: anyone,
  async run({ input, caller, now }): Promise<Records> {
    const { _id, name } = await actingFor(caller, input.person, now);
    const found = await find('recordSheets', { person: _id }, { order: ['at', 'desc'], limit: SHOWN });
    return {
      name,
      records: found.map((each) => ({
        id: each._id,
        period: sayPeriod(each.period),
        services: each.services,
        minutes: each.minutes,
        code: each.code,
        at: each.at.getTime(),
        goesAt: each.goesAt?.getTime() ?? null,
      })),
    };
  },
});
