import { _, find, update } from '../../kernel/database';
import { deliver } from '../../kernel/outbox';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { ServiceDay } from '../service-day/service-day';
import { actingFor } from '../volunteer/acting-for';
import { unpromise } from './busy';
import { giveBack } from './give-back';
import { assignPage, shiftMessage } from './message';
import { letHelp, needOf } from './place';
import { type DayNeed, holding } from './shift';
import { onNeed } from './sign-up';
import { isLate } from './when';

/** The leaders of the day's team learn that somebody is missing, while there is still time to ask another. */
async function tellLeaders(day: ServiceDay, need: DayNeed, requestId: string, now: Date): Promise<void> {
  if (!day.team) return;
  const leading = _.elemMatch({ team: day.team, leader: true, squad: null });
  const leaders = await find(
    'people',
    { 'volunteer.teams.team': day.team, 'volunteer.teams': leading },
    { limit: 10 },
  );
  if (leaders.length === 0) return;
  const given = { task: need.task, tip: '有人来不了，请再找一位', key: requestId, page: assignPage(day._id) };
  const messages = leaders.map(({ _id }) => shiftMessage(day, { ...given, to: _id }, now));
  await update('days', { _id: day._id }, { outbox: _.push(messages) });
  await deliver('days', day._id, messages);
}

/** Cannot come after all (志愿服务条例 22): the place goes to the next who waits, the leaders are told when it is late. */
export const drop = procedureOn({
  ...onNeed,
  async run({ input, caller, subject: day, requestId, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    const { need } = needOf(day, input.need);
    const place = holding(day.shifts, person._id);
    const shift = day.shifts[place];
    if (shift?.state === 'confirmed') {
      must(day.startsAt > now, 'later', '已经开始了，来不了请给队长打个电话。');
      const at = `shifts.${place}`;
      const guard = { [`${at}.state`]: 'confirmed' };
      const change = { [`${at}.state`]: 'dropped', [`${at}.since`]: now };
      const given = await giveBack(day, need, { guard, change }, now);
      if (given === 'nobody' && isLate(now, day.startsAt)) await tellLeaders(day, need, requestId, now);
    }
    // Also when it was dropped before: a call that was cut off here is finished by its repetition.
    if (!shift || shift.state === 'confirmed') {
      await unpromise([person._id], day._id);
      await letHelp(day._id, person._id, false);
    }
    return null;
  },
});
