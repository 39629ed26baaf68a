import { _, aggregate, find, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import type { Busy, Person } from '../../kernel/person';
import type { ServiceDay } from '../service-day/service-day';
import { EXPECTED, holding } from './shift';

/** Promises somebody has at once, with those of the last weeks by which turns are counted: the oldest make room. */
const MOST = 200;
const MINUTE = 60_000;
/** A call that wrote a promise is over after the one, in milliseconds; older than the other it was looked at before. */
const AGE = { over: 2 * MINUTE, seen: 24 * 60 * MINUTE };
/** Promises looked at in one round. */
const AT_ONCE = 500;

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
export async function promise(person: string, slot: Busy, now: Date): Promise<boolean> {
  const overlapping = _.elemMatch({ id: _.neq(slot.id), start: _.lt(slot.end), end: _.gt(slot.start) });
  const query = { _id: person, busy: _.not(overlapping), 'busy.id': _.neq(slot.id) };
  const promised = await update('people', query, {
    busy: _.push({ each: [{ ...slot, at: now }], sort: { end: 1 }, slice: -MOST }),
  });
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

/**
 * A sign-up that was killed between its two writes leaves a promise without a shift. Nobody was told that they come, so
 * their time is their own again. Two requests a round where nothing was left; says how many promises were.
 */
export async function sweepPromises(now: Date): Promise<number> {
  const [from, to] = [now.getTime() - AGE.seen, now.getTime() - AGE.over];
  const people = await aggregate<Pick<Person, '_id' | 'busy'>>('people', [
    { match: { 'busy.at': _.gte(new Date(from)).and(_.lt(new Date(to))) } },
    { project: { busy: 1 } },
    { limit: AT_ONCE },
  ]);
  const isRecent = ({ at }: Busy) => at !== undefined && at.getTime() >= from && at.getTime() < to;
  const promises = people.flatMap(({ _id, busy = [] }) =>
    busy.filter(isRecent).map(({ id }) => ({ person: _id, day: id })),
  );
  if (promises.length === 0) return 0;
  const days = await aggregate<Pick<ServiceDay, '_id' | 'shifts'>>('days', [
    { match: { _id: _.in([...new Set(promises.map(({ day }) => day))]) } },
    { project: { 'shifts.person': 1, 'shifts.state': 1 } },
    { limit: AT_ONCE },
  ]);
  const shiftsOf = new Map(days.map(({ _id, shifts }) => [_id, shifts]));
  const empty = promises.filter(({ person, day }) => holding(shiftsOf.get(day) ?? [], person) < 0);
  for (const { person, day } of empty) await unpromise([person], day);
  return empty.length;
}
