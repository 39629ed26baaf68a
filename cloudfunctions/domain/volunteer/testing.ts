import type { Document } from '../../../scripts/cloud/database/types';
import type { TestCloud } from '../../../tests/support';
import type { Membership, Volunteering } from '../../kernel/person';
import type { Team } from './team';

/** A team as tests make it. */
export interface TestTeam extends Team {
  token: string;
  /** What somebody has who is in it. */
  membership(given?: Partial<Membership & Volunteering>): Volunteering;
}

const SINCE = new Date('2026-01-01T00:00:00Z');
let made = 0;

/** A team of an area, with its code and its squads; `token: null` for one whose code nobody asked for yet. */
export async function aTeam(
  { database }: TestCloud,
  area: string,
  given: { squads?: number; token?: null } = {},
): Promise<TestTeam> {
  made += 1;
  const _id = `${area}.team${made}`;
  const token = `team-token-${made}`;
  const team: Team = { _id, name: `志愿队 ${made}`, area, kind: 'warmth', team: null, members: 0 };
  const squads = Array.from({ length: given.squads ?? 0 }, (_, index) => ({
    ...team,
    _id: `${_id}.squad${index + 1}`,
    name: `${index + 1} 小队`,
    team: _id,
  }));
  const own = given.token === null ? team : { ...team, token };
  await database.insert('teams', [own, ...squads] as unknown as Document[]);
  return { ...team, token, membership: (fields = {}) => volunteering(_id, fields) };
}

/** Somebody who volunteers, in this team. */
export function volunteering(
  team: string,
  { squad = null, leader = false, ...fields }: Partial<Membership & Volunteering> = {},
): Volunteering {
  return {
    skills: [],
    teams: [{ team, squad, leader, since: SINCE }],
    qualifications: [],
    since: SINCE,
    ...fields,
  };
}
