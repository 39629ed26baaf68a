import { _, aggregate, or, update } from '../../kernel/database';
import type { ServiceDay } from '../service-day/service-day';
import { giveBack } from './give-back';
import { letHelp, needOf } from './place';
import { EXPECTED, HOPING } from './shift';

/** Days at once; more are for another try. */
const MOST = 500;
/** How somebody is called who is known no more. */
const NAMELESS = '志愿者';

/** What they said they would do, and waited for, goes to the next. */
async function giveUp(day: ServiceDay, person: string, now: Date): Promise<void> {
  for (const [place, { person: whose, state, need }] of day.shifts.entries()) {
    if (whose !== person || !EXPECTED.includes(state)) continue;
    const at = `shifts.${place}.state`;
    await giveBack(day, needOf(day, need).need, { guard: { [at]: state }, change: { [at]: 'dropped' } }, now);
  }
  for (const [place, { person: whose, state, need }] of day.waiting.entries()) {
    if (whose !== person || !HOPING.includes(state)) continue;
    const at = `waiting.${place}.state`;
    const gone = { guard: { [at]: state }, change: { [at]: 'gone' } };
    if (state === 'offered') await giveBack(day, needOf(day, need).need, gone, now);
    else await update('days', { _id: day._id, ...gone.guard }, gone.change);
  }
  await letHelp(day._id, person, false);
}

/** The name goes from every place in the lists of a day; the id stays with what the hours were written from. */
async function unname({ _id, shifts, waiting }: ServiceDay, person: string): Promise<void> {
  const lists = { shifts, waiting };
  const names = Object.entries(lists).flatMap(([list, all]) =>
    [...all.entries()]
      .filter(([, each]) => each.person === person && each.name !== NAMELESS)
      .map(([place]) => [`${list}.${place}.name`, NAMELESS]),
  );
  if (names.length > 0) await update('days', { _id }, Object.fromEntries(names));
}

/**
 * Takes somebody's name off every service day. Places still to come go to whoever waits. Killed in between, the same again
 * does the rest.
 */
export async function forgetShiftsOf(person: string, now: Date): Promise<void> {
  const named = _.elemMatch({ person, name: _.neq(NAMELESS) });
  const days = await aggregate<ServiceDay>('days', [
    {
      match: or({ 'shifts.person': person, shifts: named }, { 'waiting.person': person, waiting: named }),
    },
    { sort: { endsAt: -1 } },
    { project: { log: 0, outbox: 0 } },
    { limit: MOST },
  ]);
  for (const day of days) {
    if (day.endsAt > now) await giveUp(day, person, now);
    await unname(day, person);
  }
}
