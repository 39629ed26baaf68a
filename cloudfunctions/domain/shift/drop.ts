import { _, find } from '../../kernel/database';
import type { Message } from '../../kernel/outbox';
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
async function toLeaders(day: ServiceDay, need: DayNeed, requestId: string, now: Date): Promise<Message[]> {
  if (!day.team || !isLate(now, day.startsAt)) return [];
  const leading = _.elemMatch({ team: day.team, leader: true, squad: null });
  const leaders = await find(
    'people',
    { 'volunteer.teams.team': day.team, 'volunteer.teams': leading },
    { limit: 10 },
  );
  const given = { task: need.task, tip: '有人来不了，请再找一位', key: requestId, page: assignPage(day._id) };
  return leaders.map(({ _id }) => shiftMessage(day, { ...given, to: _id }, now));
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
      const missing = await toLeaders(day, need, requestId, now);
      await giveBack(day, need, { guard, change }, now, missing);
    }
    // Also when it was dropped before: a call that was cut off here is finished by its repetition.
    if (!shift || shift.state === 'confirmed') {
      await unpromise([person._id], day._id);
      await letHelp(day._id, person._id, false);
    }
    return null;
  },
});
