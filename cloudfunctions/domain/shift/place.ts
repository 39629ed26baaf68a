import { _, find, update } from '../../kernel/database';
import { must, Refusal } from '../../kernel/refusal';
import type { ServiceDay } from '../service-day/service-day';
import { promise, slotOf, unpromise } from './busy';
import { type Ineligible, sayIneligible } from './eligibility';
import { type DayNeed, HOLDING, holding } from './shift';

/** A change of a day, and what must hold for it; both go into one update. */
export interface Change {
  guard: Record<string, unknown>;
  change: Record<string, unknown>;
}

/** The need with this id and its place in the day's list. */
export function needOf(day: Pick<ServiceDay, 'needs'>, id: string): { need: DayNeed; index: number } {
  const index = day.needs.findIndex((each) => each.id === id);
  const need = day.needs[index];
  must(need, 'not-found', '这个岗位没有了，请回上一页看看。');
  return { need, index };
}

/** The refusal of a call by somebody who may not take the place. */
export function refused(reason: Ineligible, need: DayNeed): Refusal {
  const code = reason === 'full' ? 'later' : reason === 'on-this-day' ? 'already' : 'not-allowed';
  return new Refusal(code, sayIneligible(reason, need));
}

/** Nobody holds two places of one day. */
export function withoutPlace(person: string): Record<string, unknown> {
  return { shifts: _.not(_.elemMatch({ person, state: _.in(HOLDING) })) };
}

/** Who works at the tables stands with the queues, too: that is who may call numbers. */
export async function letHelp(day: string, person: string, helps: boolean): Promise<null> {
  await update('queues', { day }, { helpers: helps ? _.addToSet(person) : _.pull(person) });
  return null;
}

/**
 * Promises the time and takes the place, both guarded. Killed in between, the same call again does the rest; whoever
 * was too late for the place keeps no promise.
 *
 * @throws Refusal `not-allowed` on a clash, `later` when somebody else has the place.
 */
export async function settle(
  day: ServiceDay,
  need: DayNeed,
  person: string,
  { guard, change }: Change,
  now: Date,
): Promise<void> {
  if (!(await promise(person, slotOf(day), now))) throw refused('clash', need);
  const on = { _id: day._id, state: 'planned', startsAt: _.gt(now) };
  const settled = await update('days', { ...on, ...guard }, change);
  if (settled === 0) {
    const [found] = await find('days', { _id: day._id }, { limit: 1 });
    if (!found || !holdsConfirmed(found, person)) {
      await unpromise([person], day._id);
      throw refused('full', need);
    }
  }
  await letHelp(day._id, person, true);
}

/** A repeated call, or another tap, finds the place taken by this very person. */
function holdsConfirmed({ shifts }: ServiceDay, person: string): boolean {
  const shift = shifts[holding(shifts, person)];
  return shift !== undefined && shift.state !== 'asked';
}
