import type { VolunteerView } from '../../../../cloudfunctions/domain/volunteer/me';

/** 医护资格，到 2027 年 11 月 24 日 */
export function sayMark({ name, until, expired }: VolunteerView['qualifications'][number]): string {
  const [year, month, day] = until.split('-').map(Number);
  return expired
    ? `${name}，已经过期，请社区工作人员再看一次`
    : `${name}，到 ${year} 年 ${month} 月 ${day} 日`;
}
