import { clockOf } from '../../kernel/clock';
import { _, find, update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { deliver, type Message } from '../../kernel/outbox';
import { sayDate } from '../service-day/calendar';
import type { ServiceDay } from '../service-day/service-day';
import { MINE } from './message';
import { type Change, needOf } from './place';
import type { DayNeed, WaitingVolunteer } from './shift';
import { offerUntil } from './when';

/** Tries against others who change the same day at the same moment. */
const TRIES = 5;

/** The message with the offer of a place. */
export function offerTo(
  next: WaitingVolunteer,
  day: ServiceDay,
  need: DayNeed,
  until: Date,
  at: Date,
): Message {
  return {
    id: newId(next.tell, `offer ${day._id} ${need.id} ${at.toISOString()}`),
    to: next.tell,
    template: 'offer',
    page: MINE,
    data: {
      service: `${day.name} ${need.task}`,
      day: `${sayDate(day.date)} ${clockOf(day.startsAt)}`,
      tip: `空出一个位置，给您留到 ${clockOf(until)}`,
    },
    text: `${sayDate(day.date)}的${day.name}${need.task}空出一个位置，给您留到 ${clockOf(until)}，来不来说一声`,
    at,
  };
}

/**
 * Gives a place back: to the first who waits for it, as an offer with a deadline, or to everybody. One conditional
 * update, so the number of places taken stays true whoever else comes at the same moment. `missing` is told by the
 * same update when nobody waits for it.
 *
 * @returns false when it had been given back already.
 */
export async function giveBack(
  read: ServiceDay,
  { id }: DayNeed,
  { guard, change }: Change,
  now: Date,
  missing: Message[] = [],
): Promise<boolean> {
  let day: ServiceDay | undefined = read;
  for (let attempt = 0; day && attempt < TRIES; attempt++) {
    const { need, index } = needOf(day, id);
    const place = day.waiting.findIndex((each) => each.need === id && each.state === 'waiting');
    const next = now < day.startsAt ? day.waiting[place] : undefined;
    const on = { _id: day._id, [`needs.${index}.id`]: id, ...guard };
    if (next) {
      const until = offerUntil(now, day.startsAt);
      const message = offerTo(next, day, need, until, now);
      const at = `waiting.${place}`;
      const offered = await update(
        'days',
        { ...on, [`${at}.state`]: 'waiting' },
        { ...change, [`${at}.state`]: 'offered', [`${at}.until`]: until, outbox: _.push([message]) },
      );
      if (offered > 0) {
        await deliver([message]);
        return true;
      }
    } else {
      const nobody =
        now < day.startsAt ? { waiting: _.not(_.elemMatch({ need: id, state: 'waiting' })) } : {};
      const freed = await update(
        'days',
        { ...on, ...nobody },
        {
          ...change,
          [`needs.${index}.taken`]: _.inc(-1),
          ...(missing.length > 0 && { outbox: _.push(missing) }),
        },
      );
      if (freed > 0) {
        await deliver(missing);
        return true;
      }
    }
    [day] = await find('days', { _id: read._id }, { limit: 1 });
  }
  return false;
}

/** Offers nobody answered in time go to the next. Says how many. */
export async function sweepShiftOffers(now: Date): Promise<number> {
  const late = _.elemMatch({ state: 'offered', until: _.lt(now) });
  const days = await find('days', { 'waiting.until': _.lt(now), waiting: late }, { limit: 100 });
  let swept = 0;
  for (const day of days) {
    for (const [place, { state, until, need }] of day.waiting.entries()) {
      if (state !== 'offered' || !until || until >= now) continue;
      const at = `waiting.${place}.state`;
      const ended = { guard: { [at]: 'offered' }, change: { [at]: 'gone' } };
      if (await giveBack(day, needOf(day, need).need, ended, now)) swept += 1;
    }
  }
  return swept;
}
