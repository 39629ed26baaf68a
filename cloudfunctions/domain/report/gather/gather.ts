import { plusMonths, spanOf } from '../../tally/period';
import { type Export, STEPS, type Step } from '../export';
import type { Value } from '../workbook/sheet';
import { enquiries } from './enquiries';
import { hours } from './hours';
import { putPiece } from './pieces';
import type { Around, Part } from './rows';
import { wishes } from './wishes';

/** The sheets whose rows are gathered, by the step that does it. */
export const PARTS = { hours, wishes, enquiries } satisfies Partial<Record<Step, Part>>;
export type PartStep = keyof typeof PARTS;

/** Rows of one piece: some megabytes of JSON. */
const PIECE = 4000;

/** How far an export is. */
export type Place = Pick<Export, 'step' | 'month' | 'after'>;

export function stepAfter(step: Step): Step {
  return STEPS[STEPS.indexOf(step) + 1] ?? step;
}

/** The beginning of a step: before the first month of the period. */
export function beginningOf(step: Step, { period }: Pick<Export, 'period'>): Place {
  return { step, month: plusMonths(spanOf(period).from, -1), after: END_OF_MONTH };
}

/** Sorts after every id. */
const END_OF_MONTH = '\uffff';

/** Moves on to the next month with rows, or to the next step. One request. */
async function onwards(part: Part, { step, month }: Place, job: Export): Promise<Place> {
  const next = await part.nextMonth(job.area, month, spanOf(job.period).to);
  return next === null ? beginningOf(stepAfter(step), job) : { step, month: next, after: '' };
}

/**
 * Gathers rows of the step an export is at until a piece is full, the step is done, or it is time to stop. Resolves to
 * what is to be saved.
 */
export async function gather(
  job: Export,
  step: PartStep,
  around: Around,
  isLate: () => boolean,
): Promise<Partial<Export>> {
  const part = PARTS[step];
  const rows: Value[][] = [];
  let place: Place = job;
  do {
    if (place.after === END_OF_MONTH) place = await onwards(part, place, job);
    if (place.step !== step) break;
    const page = await part.page(around, place.month, place.after);
    rows.push(...page.rows);
    place = { ...place, after: page.after ?? END_OF_MONTH };
  } while (rows.length < PIECE && !isLate());
  const { month, after } = place;
  const pieces = rows.length > 0 ? [...job.pieces, await putPiece(job, step, rows)] : job.pieces;
  return { step: place.step, month, after, pieces, rows: job.rows + rows.length };
}
