import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { _, find } from '../../kernel/database';
import type { Membership, Person, Qualification } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import { lacksConsent, standingOf } from './age';
import { QUALIFICATIONS } from './qualification';
import { SKILL_KEYS, SKILLS, type Skill } from './skills';
import type { Team } from './team';

export interface TeamLine {
  team: string;
  name: string;
  /** Name of the squad, or null. */
  squad: string | null;
  leader: boolean;
}

/** Somebody as a volunteer: oneself, or a child one is the guardian of. */
export interface VolunteerView {
  id: string;
  name: string;
  skills: string[];
  teams: TeamLine[];
  qualifications: { name: string; until: string; expired: boolean }[];
  minor: boolean;
  lacksConsent: boolean;
}

export interface MyVolunteering {
  me: VolunteerView;
  /** False for somebody who has not begun. */
  volunteers: boolean;
  /** Children the caller is the guardian of. */
  children: VolunteerView[];
  /** Children of the caller's household who wait for a guardian's consent. */
  asking: { id: string; name: string }[];
  /** The caller's homes, for registering a child. */
  homes: { household: string; room: string }[];
  /** Everything one can tick. */
  skills: { key: Skill; name: string }[];
}

function qualificationLine({ kind, until }: Qualification, today: string) {
  return { name: QUALIFICATIONS[kind].name, until, expired: until < today };
}

function teamLine({ team, squad, leader }: Membership, teams: Map<string, Team>): TeamLine {
  const name = teams.get(team)?.name ?? '';
  return { team, name, squad: squad && (teams.get(squad)?.name ?? ''), leader };
}

function view(person: Person, teams: Map<string, Team>, today: string): VolunteerView {
  const { _id, name, volunteer } = person;
  return {
    id: _id,
    name,
    skills: volunteer?.skills ?? [],
    teams: (volunteer?.teams ?? []).map((membership) => teamLine(membership, teams)),
    qualifications: (volunteer?.qualifications ?? []).map((each) => qualificationLine(each, today)),
    minor: standingOf(volunteer?.birth, today) !== 'adult',
    lacksConsent: lacksConsent(person, today),
  };
}

/** Minors who live with the caller: those in their care, and those who still wait for a consent. */
async function minorsAround(
  caller: Person,
  today: string,
): Promise<{ children: Person[]; asking: Person[] }> {
  const households = caller.homes.map(({ household }) => household);
  const [children, living] = await Promise.all([
    find('people', { 'volunteer.guardian.person': caller._id }, { limit: 20 }),
    households.length > 0 ? find('people', { 'homes.household': _.in(households) }, { limit: 50 }) : [],
  ]);
  const others = living.filter(({ _id }) => _id !== caller._id);
  return {
    children: children.filter(({ volunteer }) => standingOf(volunteer?.birth, today) !== 'adult'),
    asking: others.filter((person) => lacksConsent(person, today)),
  };
}

/** What the caller offers as a volunteer, and the children they answer for. */
export const me = procedure({
  input: v.object({}),
  sensitive: true,
  allow: anyone,
  async run({ caller, now }): Promise<MyVolunteering> {
    const today = dayOf(now);
    const { children, asking } = await minorsAround(caller, today);
    const memberships = [caller, ...children].flatMap(({ volunteer }) => volunteer?.teams ?? []);
    const ids = memberships.flatMap(({ team, squad }) => (squad ? [team, squad] : [team]));
    const known = ids.length > 0 ? await find('teams', { _id: _.in([...new Set(ids)]) }) : [];
    const teams = new Map(known.map((team) => [team._id, team]));
    const mayConsent = standingOf(caller.volunteer?.birth, today) === 'adult';
    return {
      me: view(caller, teams, today),
      volunteers: caller.volunteer !== undefined,
      children: children.map((child) => view(child, teams, today)),
      asking: mayConsent ? asking.map(({ _id, name }) => ({ id: _id, name: name || '家里的孩子' })) : [],
      homes: caller.homes.map(({ household, room }) => ({ household, room })),
      skills: SKILL_KEYS.map((key) => ({ key, name: SKILLS[key] })),
    };
  },
});
