import { performance } from 'node:perf_hooks';
import * as v from 'valibot';
import { month as monthOf } from '../../kernel/clock';
import { _, add, update } from '../../kernel/database';
import { areaId } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { countedId, SETTLING } from './closing/book';
import { count } from './count';
import { missing, mustBeStaff, period as periodInput } from './input';
import { FIRST, isMonth, monthsOf, plusMonths, spanOf } from './period';
import { type AreaAround, around } from './read/around';
import { readStored } from './read/stored';
import { mayClose } from './say';
import type { Period } from './tally';
import { packed } from './who';

/** Milliseconds after which a call begins no other month: somebody looks at the progress meanwhile. */
const ENOUGH = 4000;

/** How far it is: months of the period that need not be counted again, of all that are over. */
export interface Progress {
  done: number;
  of: number;
}

/** The months of a longer period that are over and settled; of smaller areas none, they are counted at once. */
function overOf({ kind }: AreaAround, period: Period, now: Date): string[] {
  if (isMonth(period) || !mayClose(kind)) return [];
  const settled = new Date(now.getTime() - SETTLING);
  const { from, to } = spanOf(period);
  const last = plusMonths(monthOf(settled), -1);
  return monthsOf({ from: from > FIRST ? from : FIRST, to: to < last ? to : last });
}

/**
 * Counts a month and keeps what it came to, as of a little while ago: what was written since is seen as a change. What
 * is corrected of closed months meanwhile is no part of it. Five requests, six for one that was counted before.
 */
async function keep(area: AreaAround, month: string, now: Date): Promise<void> {
  const asOf = new Date(now.getTime() - SETTLING);
  const counted = await count(area, month, now);
  const tally = { ...counted.tally, asOf, corrections: [] };
  const who = packed(counted.who);
  const _id = countedId(area._id, month);
  const isNew = await add('tallies', { _id, area: area._id, month, tally, who });
  if (!isNew) await update('tallies', { _id }, { tally: _.set(tally), who: _.set(who) });
}

/**
 * Counts the months of a period that are over and neither closed nor counted yet, or that were changed since, as many
 * as there is time for: one at least. Two requests, and five or six for each month.
 */
export async function countMonths(area: AreaAround, period: Period, now: Date): Promise<Progress> {
  const begun = performance.now();
  const over = overOf(area, period, now);
  if (over.length === 0) return { done: 0, of: 0 };
  const stored = new Set((await readStored(area, period)).map(({ month }) => month));
  const open = over.filter((month) => !stored.has(month));
  let left = open.length;
  for (const month of open) {
    await keep(area, month, now);
    left -= 1;
    if (performance.now() - begun > ENOUGH) break;
  }
  return { done: over.length - left, of: over.length };
}

/** To be called until all months are done, before the figures of more than a month are opened: see `countMonths`. */
export const countAhead = procedureOn({
  input: v.object({ area: areaId, period: periodInput }),
  subject: ({ area, period }) => ({ from: 'areas' as const, by: { _id: area }, shape: around(area, period) }),
  missing,
  allow: mustBeStaff,
  run: ({ input: { period }, subject, now }): Promise<Progress> =>
    countMonths(subject as AreaAround, period, now),
});
