import type { Person } from '../../kernel/person';

/** Under 8 a guardian acts; from 8 to 17 the guardian consents (民法典 19, 20). */
export type Standing = 'adult' | 'minor' | 'child';

/** Full years on a day. Who is born on 29 February is a year older on 1 March of a common year. */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Whoever gave no day of birth has said that they are grown up. */
export function standingOf(birth: string | undefined, day: string): Standing {
  if (!birth) return 'adult';
  const age = ageOn(birth, day);
  if (age >= 18) return 'adult';
  return age >= 8 ? 'minor' : 'child';
}

/** Whether a guardian's consent is still missing. */
export function lacksConsent({ volunteer }: Pick<Person, 'volunteer'>, day: string): boolean {
  return standingOf(volunteer?.birth, day) !== 'adult' && !volunteer?.guardian;
}

/** Whether this person acts for that one: their guardian, while they are under 18. */
export function isGuardianOf(
  guardian: string,
  { volunteer }: Pick<Person, 'volunteer'>,
  day: string,
): boolean {
  return volunteer?.guardian?.person === guardian && standingOf(volunteer.birth, day) !== 'adult';
}
