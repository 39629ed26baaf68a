import { day as dayOf } from '../../kernel/clock';
import type { Busy, Person } from '../../kernel/person';
import type { ServiceDay } from '../service-day/service-day';
import { lacksConsent } from '../volunteer/age';
import { QUALIFICATIONS, qualified } from '../volunteer/qualification';
import { skillName } from '../volunteer/skills';
import { isIn } from '../volunteer/team';
import { type DayNeed, holding } from './shift';

/** Why somebody may not take a place. Each says what would have to be otherwise. */
export type Ineligible =
  | 'cancelled'
  | 'begun'
  | 'no-volunteer'
  | 'no-consent'
  | 'other-team'
  | 'no-skill'
  | 'no-qualification'
  | 'expired-qualification'
  | 'on-this-day'
  | 'clash'
  | 'full';

const SAY: Record<Ineligible, (need: DayNeed) => string> = {
  cancelled: () => '这一天取消了。',
  begun: () => '已经开始了，直接到现场问一声吧。',
  'no-volunteer': () => '先登记成志愿者，再来报名。',
  'no-consent': () => '未满 18 岁，要家长先在自己的手机上同意。',
  'other-team': () => '这里由一支志愿队来排，扫队长的码入队就能报名。',
  'no-skill': ({ skill }) => `这里要会${skillName(skill ?? '')}的人。会的话，在“我的志愿服务”里勾上。`,
  'no-qualification': ({ qualification }) =>
    `这里要有${QUALIFICATIONS[qualification ?? 'medical'].name}，请社区工作人员看过再报名。`,
  'expired-qualification': ({ qualification }) =>
    `${QUALIFICATIONS[qualification ?? 'medical'].name}到服务那天已经过期，请社区工作人员再看一次。`,
  'on-this-day': () => '这一天已经有班了。',
  clash: () => '和您已经答应的另一个班时间撞了。',
  full: () => '人已经够了，可以排候补。',
};

/** One sentence for the person. */
export function sayIneligible(reason: Ineligible, need: DayNeed): string {
  return SAY[reason](need);
}

/** Whether another promise takes some of the same time. Back to back is fine. */
export function clashes(
  busy: Busy[] | undefined,
  day: Pick<ServiceDay, '_id' | 'startsAt' | 'endsAt'>,
): boolean {
  return (busy ?? []).some(
    ({ id, start, end }) => id !== day._id && start < day.endsAt && end > day.startsAt,
  );
}

/** What must be right about the person, whatever the day. */
function unfit(person: Person, need: DayNeed, date: string): Ineligible | null {
  const { volunteer } = person;
  if (!volunteer) return 'no-volunteer';
  if (lacksConsent(person, date)) return 'no-consent';
  if (need.skill && !volunteer.skills.includes(need.skill)) return 'no-skill';
  if (!need.qualification) return null;
  const standing = qualified(volunteer, need.qualification, date);
  if (standing === 'none') return 'no-qualification';
  return standing === 'expired' ? 'expired-qualification' : null;
}

/** A day as far as the rules look at it. */
export type StaffedDay = Pick<ServiceDay, '_id' | 'state' | 'startsAt' | 'endsAt' | 'team' | 'shifts'>;

/**
 * Why this person may not take a place of this need; null when they may. The reasons stand in the order in which
 * knowing them helps: what nobody can change first, what another day would change last.
 */
export function ineligible(person: Person, day: StaffedDay, need: DayNeed, now: Date): Ineligible | null {
  if (day.state === 'cancelled') return 'cancelled';
  if (day.startsAt <= now) return 'begun';
  const reason = unfit(person, need, dayOf(day.startsAt));
  if (reason) return reason;
  if (day.team && !isIn(person, day.team)) return 'other-team';
  if (holding(day.shifts, person._id) >= 0) return 'on-this-day';
  if (clashes(person.busy, day)) return 'clash';
  return need.taken >= need.count ? 'full' : null;
}
