import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { happenings } from '../../../cloudfunctions/domain/tally/happenings';
import { type RawRows, recount } from '../../../cloudfunctions/domain/tally/recount';
import { comparable, insertRows, rowsOf } from '../../../cloudfunctions/domain/tally/testing';
import { aStaff, NOW, startTestCloud } from '../../../tests/support';
import { type Figure, median } from '../figure';
import type { Shared } from '../shared';

const HISTORIES = 20;
const MONTH = '2026-10';
const FEW = 50;
const TIMES = 10;
const ROUNDS = 5;

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

/** The same history, so many times. */
function repeated(rows: RawRows, times: number): RawRows {
  const many = <T>(all: T[]) => Array.from({ length: times }, () => all).flat();
  const { queues, hours, wishes, enquiries, notices, reads } = rows;
  return {
    ...rows,
    queues: many(queues),
    hours: many(hours),
    wishes: many(wishes),
    enquiries: many(enquiries),
    notices: many(notices),
    reads: many(reads),
  };
}

function millisecondsOf(rows: RawRows): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    recount(rows, 'street', MONTH, NOW);
    return performance.now() - begun;
  });
  return median(times);
}

export const rightFigures: Figure[] = [
  {
    subject: 'month',
    name: `random histories of ${HISTORIES} with a figure that a recount of all rows does not give`,
    limit: 0,
    short: false,
    measure: mismatches,
  },
  {
    subject: 'month',
    name: 'recount: time of ten times the rows, divided by ten',
    limit: 1.1,
    short: false,
    async measure() {
      const [happened] = fc.sample(happenings(100), { numRuns: 1, seed: 1 });
      const rows = rowsOf('street', happened as NonNullable<typeof happened>);
      const few = repeated(rows, FEW);
      return millisecondsOf(repeated(rows, FEW * TIMES)) / millisecondsOf(few) / TIMES;
    },
  },
];
