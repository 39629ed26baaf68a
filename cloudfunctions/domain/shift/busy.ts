import { _, find, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import type { Busy } from '../../kernel/person';
import type { ServiceDay } from '../service-day/service-day';
import { EXPECTED } from './shift';

/** The stretch of time that a shift on this day takes. */
export function slotOf({ _id, startsAt, endsAt }: Pick<ServiceDay, '_id' | 'startsAt' | 'endsAt'>): Busy {
  return { id: _id, start: startsAt, end: endsAt };
}

/**
 * Writes a promise into the person's own document, in one conditional update: of two promises for the same time,
 * made at the same moment, exactly one is written.
 *
 * @returns false when it clashes with another; true also when it was written before.
 */
export async function promise(person: string, slot: Busy): Promise<boolean> {
  const overlapping = _.elemMatch({ id: _.neq(slot.id), start: _.lt(slot.end), end: _.gt(slot.start) });
  const query = { _id: person, busy: _.not(overlapping), 'busy.id': _.neq(slot.id) };
  const promised = await update('people', query, { busy: _.push([slot]) });
  forget(person);
  if (promised > 0) return true;
  return (await find('people', { _id: person, 'busy.id': slot.id }, { limit: 1 })).length > 0;
}

/** A day's hours changed: who is expected there keeps the promise, at its new time. They are told, and may drop out. */
export async function movePromises(day: ServiceDay): Promise<void> {
  const expected = day.shifts.filter(({ state }) => EXPECTED.includes(state)).map(({ person }) => person);
  if (expected.length === 0) return;
  await unpromise(expected, day._id);
  await update('people', { _id: _.in(expected) }, { busy: _.push([slotOf(day)]) });
}

/** Takes promises for a day back. */
export async function unpromise(people: string[], day: string): Promise<void> {
  await update('people', { _id: _.in(people) }, { busy: _.pull({ id: day }) });
  for (const person of people) forget(person);
}
