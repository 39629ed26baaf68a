import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { happenings } from '../../../cloudfunctions/domain/tally/happenings';
import { recount } from '../../../cloudfunctions/domain/tally/recount';
import { comparable, insertRows, rowsOf } from '../../../cloudfunctions/domain/tally/testing';
import { aStaff, NOW, startTestCloud } from '../../../tests/support';
import type { Figure } from '../figure';
import type { Shared } from '../shared';

const HISTORIES = 20;
const MONTH = '2026-10';

/** Random histories of which some figure of the page is not what a recount of all rows gives. */
async function mismatches(shared: Shared): Promise<number> {
  const cloud = await startTestCloud({ now: NOW });
  shared.atEnd(() => cloud.stop());
  let wrong = 0;
  for (const [index, happened] of fc.sample(happenings(), HISTORIES).entries()) {
    const area = `right${index}`;
    const rows = rowsOf(area, happened);
    await insertRows(cloud, rows);
    const staff = await aStaff(cloud, area);
    const { tally } = await cloud.as(staff).call('tally.open', { area: `${area}.c1`, period: MONTH });
    const expected = comparable(recount(rows, `${area}.c1`, MONTH, NOW));
    if (!isDeepStrictEqual(comparable(tally), expected)) wrong += 1;
  }
  return wrong;
}

export const rightFigures: Figure[] = [
  {
    subject: 'month',
    name: `random histories of ${HISTORIES} with a figure that a recount of all rows does not give`,
    limit: 0,
    short: false,
    measure: mismatches,
  },
];
