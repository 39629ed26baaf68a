import * as v from 'valibot';
import { areaId } from '../../../kernel/inputs';
import { procedureOn } from '../../../kernel/procedure';
import { missing, mustBeStaff, period } from '../input';
import { givenRows } from './given';
import { knownRows } from './known';
import { requestedRows } from './requested';
import { type Asked, place, type RowPage, what } from './row';
import { servedRows } from './served';

function read({ what: asked, ...rest }: Asked): Promise<RowPage> {
  switch (asked.of) {
    case 'served':
      return servedRows({ ...rest, what: asked });
    case 'hours':
      return givenRows({ ...rest, what: asked });
    case 'notices':
      return knownRows(rest);
    default:
      return requestedRows({ ...rest, what: asked });
  }
}

/**
 * The rows a figure was counted from, page by page, the latest first as in every list of the product: what staff ask
 * about is what came in last. Two requests, which look at a bounded number of documents, however long the period.
 */
export const rows = procedureOn({
  input: v.object({ area: areaId, period, what, after: v.nullish(place, null) }),
  subject: ({ area }) => ({ from: 'areas' as const, by: { _id: area } }),
  missing,
  allow: mustBeStaff,
  run: ({ input }): Promise<RowPage> => read(input),
});
