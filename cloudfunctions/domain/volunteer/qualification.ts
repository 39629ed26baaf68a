import type { Qualification, Volunteering } from '../../kernel/person';

export type QualificationKind = Qualification['kind'];

/** 医护: asked by 志愿服务条例 16. 儿童: the record check of 未成年人保护法 62, made anew every year. */
export const QUALIFICATIONS: Record<QualificationKind, { name: string; mostYears: number }> = {
  medical: { name: '医护资格', mostYears: 5 },
  children: { name: '儿童工作查询', mostYears: 1 },
};

export const QUALIFICATION_KINDS = Object.keys(QUALIFICATIONS) as QualificationKind[];

/** How somebody stands with a qualification on a day. */
export function qualified(
  volunteer: Pick<Volunteering, 'qualifications'> | undefined,
  kind: QualificationKind,
  day: string,
): 'valid' | 'expired' | 'none' {
  const held = volunteer?.qualifications.filter((each) => each.kind === kind) ?? [];
  if (held.some(({ until }) => until >= day)) return 'valid';
  return held.length > 0 ? 'expired' : 'none';
}

/** The last day that can be written down today: a check lasts so long and no longer. */
export function latestUntil(kind: QualificationKind, day: string): string {
  return `${Number(day.slice(0, 4)) + QUALIFICATIONS[kind].mostYears}${day.slice(4)}`;
}
