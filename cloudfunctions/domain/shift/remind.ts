import { day as dayOf, hourOf } from '../../kernel/clock';
import { _, find, update } from '../../kernel/database';
import { deliver } from '../../kernel/outbox';
import { plusDays } from '../service-day/calendar';
import type { ServiceDay } from '../service-day/service-day';
import { unpromise } from './busy';
import { MINE, shiftMessage } from './message';
import { EXPECTED } from './shift';

/** Between these hours people are reminded of tomorrow: after dinner, before bed. */
const EVENING = { from: 18, to: 21 };

/** Whoever said yes is told once; moved to another date, once more. */
async function remindDay(day: ServiceDay, now: Date): Promise<boolean> {
  const messages = day.shifts
    .filter(({ state }) => state === 'confirmed')
    .map(({ need, tell }) => {
      const task = day.needs.find(({ id }) => id === need)?.task ?? '';
      const given = {
        to: tell,
        task,
        tip: '明天见。来不了请点开说一声',
        key: `evening ${day.date}`,
        page: MINE,
      };
      return shiftMessage(day, given, now);
    });
  const first = { _id: day._id, state: 'planned', remindedOf: _.neq(day.date) };
  const reminded = await update('days', first, { remindedOf: day.date, outbox: _.push(messages) });
  if (reminded > 0) await deliver(messages);
  return reminded > 0;
}

/** The evening before: everybody who said yes for tomorrow. Says of how many days. */
export async function remindOfTomorrow(now: Date): Promise<number> {
  const hour = hourOf(now);
  if (hour < EVENING.from || hour >= EVENING.to) return 0;
  const tomorrow = plusDays(dayOf(now), 1);
  const days = await find('days', { state: 'planned', date: tomorrow, remindedOf: _.neq(tomorrow) });
  let reminded = 0;
  for (const day of days) if (await remindDay(day, now)) reminded += 1;
  return reminded;
}

/** Days that were cancelled promise nothing any longer: everybody's time is their own again. Says how many days. */
export async function releaseCancelled(now: Date): Promise<number> {
  const expected = _.elemMatch({ state: _.in(EXPECTED) });
  const coming = { state: 'cancelled', date: _.gte(dayOf(now)), shifts: expected };
  const days = await find('days', coming, { limit: 100 });
  for (const day of days) {
    const people = day.shifts.filter(({ state }) => EXPECTED.includes(state));
    await unpromise(
      people.map(({ person }) => person),
      day._id,
    );
    const released = day.shifts.flatMap(({ state }, place) =>
      EXPECTED.includes(state) ? [[`shifts.${place}.state`, 'released']] : [],
    );
    await update('days', { _id: day._id }, Object.fromEntries(released));
  }
  return days.length;
}
