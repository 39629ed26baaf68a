import { _, add, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import type { Person, Volunteering } from '../../kernel/person';

/** What somebody has who begins to volunteer. */
export function beginning(since: Date): Volunteering {
  return { skills: [], teams: [], qualifications: [], since };
}

/** Makes the person a volunteer who was none. Of two taps at once one finds it done. */
async function begin(person: Person, now: Date): Promise<void> {
  if (person.volunteer) return;
  const volunteer = beginning(now);
  const begun = await update('people', { _id: person._id, volunteer: _.exists(false) }, { volunteer });
  if (begun === 0) await add('people', { ...person, volunteer });
}

/**
 * Changes fields of `volunteer`, in one request for whoever is one already; `guard` says when not to.
 *
 * @returns whether something changed.
 */
export async function changeVolunteering(
  person: Person,
  fields: { [Field in keyof Volunteering]?: unknown },
  now: Date,
  guard: Record<string, unknown> = {},
): Promise<boolean> {
  await begin(person, now);
  const paths = Object.entries(fields).map(([field, value]) => [`volunteer.${field}`, value]);
  const changed = await update('people', { _id: person._id, ...guard }, Object.fromEntries(paths));
  forget(person._id);
  return changed > 0;
}
