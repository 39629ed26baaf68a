import * as v from 'valibot';

/** What volunteers can do, as they tick it and as a shift asks for it. */
export const SKILLS = {
  medical: '医护',
  haircut: '理发',
  knife: '磨刀',
  mending: '缝补',
  appliance: '修小家电',
  chat: '陪老人说话',
  phone: '教用手机',
  teaching: '辅导功课',
  order: '维持秩序',
  photo: '拍照',
} as const;

export type Skill = keyof typeof SKILLS;
export const SKILL_KEYS = Object.keys(SKILLS) as Skill[];

/** A skill in words; one this version does not know stays as it is written. */
export function skillName(skill: string): string {
  return SKILLS[skill as Skill] ?? skill;
}

export const skills = v.pipe(v.array(v.picklist(SKILL_KEYS)), v.maxLength(SKILL_KEYS.length));
