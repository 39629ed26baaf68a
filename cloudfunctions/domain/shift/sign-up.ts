import * as v from 'valibot';
import { _, update } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { actingFor } from '../volunteer/acting-for';
import { ineligible } from './eligibility';
import { giveBack } from './give-back';
import { letHelp, needOf, refused, settle, withoutPlace } from './place';
import { HOLDING, HOPING, hoping, named, type Shift, type WaitingVolunteer } from './shift';

/** What every procedure about one need of one day begins with. */
export const onNeed = {
  input: v.object({ day: id, need: id, person: v.optional(id) }),
  subject: ({ day }: { day: string }) => ({ from: 'days' as const, by: { _id: day } }),
  missing: '没有找到这个服务日，可能改了安排。',
  allow: anyone,
};

/** A volunteer, or a guardian for a child, takes a place. Four requests; never one more than there are places. */
export const signUp = procedureOn({
  ...onNeed,
  async run({ input, caller, subject: day, requestId, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    const { need, index } = needOf(day, input.need);
    const has = ({ person: whose, need: which, state }: Shift) =>
      whose === person._id && which === need.id && state !== 'asked' && HOLDING.includes(state);
    // A call that was cut off is finished by its repetition.
    if (day.shifts.some(has)) return letHelp(day._id, person._id, true);
    const reason = ineligible(person, day, need, now);
    if (reason) throw refused(reason, need);
    const shift: Shift = { ...named(person), need: need.id, state: 'confirmed', since: now, requestId };
    const at = `needs.${index}`;
    const free = { [`${at}.id`]: need.id, [`${at}.taken`]: _.lt(need.count), ...withoutPlace(person._id) };
    const change = { shifts: _.push([shift]), [`${at}.taken`]: _.inc(1) };
    await settle(day, need, person._id, { guard: free, change }, now);
    return null;
  },
});

/** Waits for a place of a need that is full. Whoever waits already stays where they are. */
export const wait = procedureOn({
  ...onNeed,
  async run({ input, caller, subject: day, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    const { need, index } = needOf(day, input.need);
    if (hoping(day.waiting, person._id, need.id) >= 0) return null;
    const reason = ineligible(person, day, need, now);
    if (reason && reason !== 'full') throw refused(reason, need);
    const entry: WaitingVolunteer = {
      ...named(person),
      need: need.id,
      state: 'waiting',
      at: now,
      until: null,
    };
    const at = `needs.${index}`;
    const full = { [`${at}.count`]: need.count, [`${at}.taken`]: _.gte(need.count) };
    const once = { waiting: _.not(_.elemMatch({ person: person._id, need: need.id, state: _.in(HOPING) })) };
    const planned = { _id: day._id, state: 'planned' };
    const joined = await update('days', { ...planned, ...full, ...once }, { waiting: _.push([entry]) });
    must(joined > 0, 'changed', '刚空出一个位置，直接报名就行。');
    return null;
  },
});

/** Waits no longer; a place that was offered goes to the next. */
export const stopWaiting = procedureOn({
  ...onNeed,
  async run({ input, caller, subject: day, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    const { need } = needOf(day, input.need);
    const place = hoping(day.waiting, person._id, need.id);
    if (place < 0) return null;
    const at = `waiting.${place}.state`;
    const gone = await update('days', { _id: day._id, [at]: 'waiting' }, { [at]: 'gone' });
    if (gone === 0) await giveBack(day, need, { guard: { [at]: 'offered' }, change: { [at]: 'gone' } }, now);
    return null;
  },
});
