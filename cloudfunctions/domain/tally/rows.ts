import * as v from 'valibot';
import { areaId } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { missing, month, mustBeStaff } from './input';
import { type Asked, pageOf, type Row, type RowPage, what } from './row';
import { givenRows } from './rows-given';
import { knownRows } from './rows-known';
import { requestedRows } from './rows-requested';
import { servedRows } from './rows-served';

function read({ what: asked, ...rest }: Asked): Promise<Row[]> {
  switch (asked.of) {
    case 'served':
      return servedRows({ ...rest, what: asked });
    case 'hours':
      return givenRows({ ...rest, what: asked });
    case 'notices':
      return knownRows(rest);
    default:
      return requestedRows({ ...rest, of: asked.of });
  }
}

/** The rows a figure was counted from, page by page. Two requests. */
export const rows = procedureOn({
  input: v.object({ area: areaId, month, what, after: v.optional(v.pipe(v.string(), v.maxLength(300)), '') }),
  subject: ({ area }) => ({ from: 'areas' as const, by: { _id: area } }),
  missing,
  allow: mustBeStaff,
  run: async ({ input }): Promise<RowPage> => pageOf(await read(input)),
});
