import { _ } from '../../kernel/database';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { ServiceDay } from '../service-day/service-day';
import { actingFor } from '../volunteer/acting-for';
import { ineligible } from './eligibility';
import { giveBack } from './give-back';
import { type Change, letHelp, needOf, refused, settle, withoutPlace } from './place';
import { type DayNeed, holding, named, type Shift, type WaitingVolunteer } from './shift';
import { onNeed } from './sign-up';

/** Something that waits for the person's yes or no: a leader's question, or a place offered. */
interface Question {
  yes: Change;
  no: Change;
}

function askedOf(day: ServiceDay, need: DayNeed, person: string, now: Date): Question | undefined {
  const place = holding(day.shifts, person);
  const shift = day.shifts[place];
  if (shift?.state !== 'asked' || shift.need !== need.id) return undefined;
  const at = `shifts.${place}`;
  const guard = { [`${at}.state`]: 'asked' };
  const answered = (state: Shift['state']) => ({ [`${at}.state`]: state, [`${at}.since`]: now });
  return { yes: { guard, change: answered('confirmed') }, no: { guard, change: answered('declined') } };
}

function offeredTo(day: ServiceDay, shift: Shift, now: Date): Question | undefined {
  const open = ({ person, need, state, until }: WaitingVolunteer) =>
    person === shift.person && need === shift.need && state === 'offered' && until !== null && until > now;
  const place = day.waiting.findIndex(open);
  if (place < 0) return undefined;
  const at = `waiting.${place}.state`;
  const guard = { [at]: 'offered' };
  return {
    yes: {
      guard: { ...guard, ...withoutPlace(shift.person) },
      change: { [at]: 'taken', shifts: _.push([shift]) },
    },
    no: { guard, change: { [at]: 'gone' } },
  };
}

/** Says yes to the leader's question, or takes the place that was offered. */
export const accept = procedureOn({
  ...onNeed,
  async run({ input, caller, subject: day, requestId, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    const { need } = needOf(day, input.need);
    const shift: Shift = { ...named(person), need: need.id, state: 'confirmed', since: now, requestId };
    if (day.shifts[holding(day.shifts, person._id)]?.state === 'confirmed') {
      return letHelp(day._id, person._id, true);
    }
    const question = askedOf(day, need, person._id, now) ?? offeredTo(day, shift, now);
    must(question, 'changed', '这个位置已经给了别人，谢谢您愿意来。');
    // The place is kept for them; everything else has to be right as for anybody.
    const kept = { ...day, shifts: day.shifts.filter((each) => each.person !== person._id) };
    const reason = ineligible(person, kept, { ...need, taken: 0 }, now);
    if (reason) throw refused(reason, need);
    await settle(day, need, person._id, question.yes, now);
    return null;
  },
});

/** Says no. Nobody is forced, and nobody has to say why. */
export const decline = procedureOn({
  ...onNeed,
  async run({ input, caller, subject: day, requestId, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    const { need } = needOf(day, input.need);
    const shift: Shift = { ...named(person), need: need.id, state: 'confirmed', since: now, requestId };
    const question = askedOf(day, need, person._id, now) ?? offeredTo(day, shift, now);
    if (question) await giveBack(day, need, question.no, now);
    return null;
  },
});
