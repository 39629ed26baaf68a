import { day as dayOf } from '../../kernel/clock';
import { find } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import { must } from '../../kernel/refusal';
import { isGuardianOf } from './age';

/**
 * Whom a call is about: the caller, or a child they are the guardian of, which costs one request.
 *
 * @throws Refusal `not-allowed`
 */
export async function actingFor(caller: Person, person: string | undefined, now: Date): Promise<Person> {
  if (!person || person === caller._id) return caller;
  const [child] = await find('people', { _id: person }, { limit: 1 });
  must(child && isGuardianOf(caller._id, child, dayOf(now)), 'not-allowed', '只能替自己监护的孩子报名。');
  return child;
}
