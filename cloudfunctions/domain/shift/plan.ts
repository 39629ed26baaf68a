import * as v from 'valibot';
import { _, find, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import { procedureOn } from '../../kernel/procedure';
import { must, Refusal } from '../../kernel/refusal';
import type { ServiceDay } from '../service-day/service-day';
import { QUALIFICATION_KINDS } from '../volunteer/qualification';
import { SKILL_KEYS } from '../volunteer/skills';
import { onArranged } from './assign';
import { offerTo } from './give-back';
import { needOf } from './place';
import type { DayNeed, Need, WaitingVolunteer } from './shift';
import { offerUntil } from './when';

/** Tries against others who change the same day at the same moment. */
const TRIES = 5;
/** Kinds of work on one day. */
const MOST_NEEDS = 12;
const count = v.pipe(
  v.number('请填人数。'),
  v.integer(),
  v.minValue(1),
  v.maxValue(300, '一个岗位最多 300 人。'),
);

const needInput = v.object({
  day: id,
  task: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('请写做什么，比如“理发”。'),
    v.maxLength(12, '做什么请不要超过 12 个字。'),
  ),
  skill: v.nullable(v.picklist(SKILL_KEYS)),
  qualification: v.nullable(v.picklist(QUALIFICATION_KINDS)),
  count,
  /** Also on the later days of the series. */
  onward: v.boolean(),
});

/** A further kind of work, on this day or from this day on. */
export const addNeed = procedureOn({
  ...onArranged,
  input: needInput,
  async run({ input: { day: _day, onward, ...fields }, caller, subject: day, requestId }): Promise<null> {
    must(day.needs.length < MOST_NEEDS, 'bad-input', `一天最多 ${MOST_NEEDS} 种岗位。`);
    const need: Need = { id: newId(caller._id, requestId), ...fields };
    const once = { 'needs.id': _.neq(need.id) };
    const days = onward ? { series: day.series, date: _.gte(day.date) } : { _id: day._id };
    if (onward) await update('series', { _id: day.series, ...once }, { needs: _.push([need]) });
    await update('days', { ...days, state: 'planned', ...once }, { needs: _.push([{ ...need, taken: 0 }]) });
    return null;
  },
});

/** Conditions and changes of offers to those who wait for a need of which there are this many places now. */
function offering(day: ServiceDay, need: DayNeed, now: Date) {
  const isWaiting = (each: WaitingVolunteer) => each.need === need.id && each.state === 'waiting';
  const free = now < day.startsAt ? Math.max(0, need.count - need.taken) : 0;
  const next = [...day.waiting.entries()].filter(([, each]) => isWaiting(each)).slice(0, free);
  const until = offerUntil(now, day.startsAt);
  const set = (field: keyof WaitingVolunteer, value: unknown) =>
    Object.fromEntries(next.map(([place]) => [`waiting.${place}.${field}`, value]));
  const tell = next.map(([, each]) => offerTo(each, day, need, until, now));
  const change = { ...set('state', 'offered'), ...set('until', until) };
  // Whoever comes to wait in between would be passed over.
  const nobodyElse = { [`waiting.${day.waiting.length}`]: _.exists(false) };
  return { guard: { ...set('state', 'waiting'), ...nobodyElse }, change, places: next.length, tell };
}

/**
 * Another number of people for one need of one day; never fewer than have a place. Places that are new are offered to the
 * waiting list by the very same update.
 */
export const setCount = procedureOn({
  ...onArranged,
  input: v.object({ day: id, need: id, count }),
  async run({ input, subject, now }): Promise<null> {
    let day: ServiceDay | undefined = subject;
    for (let attempt = 0; day && attempt < TRIES; attempt++) {
      const { need, index } = needOf(day, input.need);
      if (need.count === input.count) return null;
      must(need.taken <= input.count, 'changed', '已经有更多人答应来了，先请他们退出才能减。');
      const { guard, change, places, tell } = offering(day, { ...need, count: input.count }, now);
      const at = `needs.${index}`;
      const asRead = { _id: day._id, [`${at}.id`]: need.id, [`${at}.taken`]: need.taken };
      const changed = await update(
        'days',
        { ...asRead, ...guard },
        {
          ...change,
          [`${at}.count`]: input.count,
          [`${at}.taken`]: _.inc(places),
          ...(places > 0 && { outbox: _.push(tell) }),
        },
      );
      if (changed > 0) {
        await deliver(tell);
        return null;
      }
      [day] = await find('days', { _id: input.day }, { limit: 1 });
    }
    throw new Refusal('changed', '刚有人报了名，请看一眼再改。');
  },
});

/** Staff hand the planning of a series to a team: from then on its leader plans, and its members come. */
export const handTo = procedureOn({
  ...onArranged,
  input: v.object({ day: id, team: v.nullable(id) }),
  async run({ input: { team }, caller, subject: day, now }): Promise<null> {
    mustHold(caller, ['staff'], day.area);
    if (team) {
      const [found] = await find('teams', { _id: team, team: null }, { limit: 1 });
      must(found && day.within.includes(found.area), 'bad-input', '请选这里的一支队伍。');
    }
    await update('series', { _id: day.series }, { team });
    await update('days', { series: day.series, endsAt: _.gt(now) }, { team });
    return null;
  },
});
