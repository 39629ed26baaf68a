import { isWithin } from './area';
import type { Person } from './person';
import { must } from './refusal';

/** What a person may do, and where. `owner` is the group owner of a building, `staff` works for the area. */
export type Role = 'owner' | 'staff';

export interface Grant {
  role: Role;
  /** The grant reaches this area and everything inside it. */
  area: string;
}

/** Whether the person holds one of the roles over this area. */
export function holds(person: Pick<Person, 'grants'>, roles: Role[], area: string): boolean {
  return person.grants.some((grant) => roles.includes(grant.role) && isWithin(area, grant.area));
}

/** The areas over which the person holds the role. */
export function areasOf(person: Pick<Person, 'grants'>, roles: Role[]): string[] {
  return person.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.area);
}

const SAY: Record<Role, string> = {
  owner: '这件事要这栋楼的群主或社区工作人员来做。',
  staff: '这件事要社区工作人员来做。',
};

/** A rule for `procedure`: the caller holds one of the roles over the area. */
export function mustHold(person: Person, roles: Role[], area: string): void {
  must(holds(person, roles, area), 'not-allowed', SAY[roles.includes('owner') ? 'owner' : 'staff']);
}
