import type { Rule } from '../../../../cloudfunctions/domain/service-day/calendar';

export type Every = Rule['every'];

export const EVERY: { every: Every; name: string }[] = [
  { every: 'week', name: '每周' },
  { every: 'month-weekday', name: '每月第几个周几' },
  { every: 'month-day', name: '每月几号' },
  { every: 'once', name: '只办一次' },
];

export const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

const NTHS = [1, 2, 3, 4, 'last'] as const;
export const NTH_NAMES = ['第一个', '第二个', '第三个', '第四个', '最后一个'];

/** What the form holds, whichever kind of rule is chosen: changing one's mind loses nothing. */
export interface RuleForm {
  every: Every;
  weekday: number;
  /** Index into NTH_NAMES. */
  nth: number;
  day: number;
  on: string;
}

export function ruleOf({ every, weekday, nth, day, on }: RuleForm): Rule {
  if (every === 'week') return { every, weekday };
  if (every === 'month-weekday') return { every, nth: NTHS[nth] ?? 'last', weekday };
  return every === 'month-day' ? { every, day } : { every, on };
}

export function formOf(rule: Rule, today: string): RuleForm {
  const blank = { every: rule.every, weekday: 2, nth: 4, day: 10, on: today };
  if (rule.every === 'month-weekday') return { ...blank, weekday: rule.weekday, nth: NTHS.indexOf(rule.nth) };
  return { ...blank, ...rule };
}
