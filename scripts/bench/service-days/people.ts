import type { Volunteering } from '../../../cloudfunctions/kernel/person';
import { anOpenid, makePerson, NOW, type PersonWithWeChat, type TestCloud } from '../../../tests/support';
import type { Document } from '../../cloud/database/types';

const BATCH = 5000;

/** Somebody who volunteers, not in any database yet. */
export function aVolunteerOf(
  teams: Volunteering['teams'] = [],
  given: Parameters<typeof makePerson>[0] = {},
): PersonWithWeChat {
  const volunteer = { skills: [], teams, qualifications: [], since: NOW };
  return makePerson({ openid: anOpenid(), volunteer, ...given });
}

/** Adds people, however many. */
export async function insertPeople({ database }: TestCloud, people: PersonWithWeChat[]): Promise<void> {
  for (let start = 0; start < people.length; start += BATCH) {
    await database.insert('people', people.slice(start, start + BATCH) as unknown as Document[]);
  }
}
