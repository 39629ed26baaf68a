import { holds } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { must } from '../../kernel/refusal';

export type TeamKind =
  | 'warmth'
  | 'culture'
  | 'waste'
  | 'safety'
  | 'mediation'
  | 'children'
  | 'repair'
  | 'health'
  | 'teaching'
  | 'visits';

/** A team of volunteers, or a squad of one. Who is in it, and who leads it, stands with the people. */
export interface Team {
  _id: string;
  name: string;
  area: string;
  kind: TeamKind;
  /** The team a squad belongs to; null for a team. */
  team: string | null;
  /** How many volunteers the team counts. */
  members: number;
  /** What the team's QR code carries; made when the code is first asked for. */
  token?: string;
}

declare module '../../kernel/database' {
  interface Documents {
    teams: Team;
  }
}

/** Whether the person leads this team. A squad's leader does not lead the team. */
export function leads(person: Pick<Person, 'volunteer'>, team: string): boolean {
  return person.volunteer?.teams.some((each) => each.team === team && each.leader && !each.squad) ?? false;
}

/** Whether the person is in this team. */
export function isIn(person: Pick<Person, 'volunteer'>, team: string): boolean {
  return person.volunteer?.teams.some((each) => each.team === team) ?? false;
}

/** A rule: the caller leads the team or works for its area. */
export function mustLead(caller: Person, team: Pick<Team, '_id' | 'area'>): void {
  const may = leads(caller, team._id) || holds(caller, ['staff'], team.area);
  must(may, 'not-allowed', '这件事要队长或社区工作人员来做。');
}
