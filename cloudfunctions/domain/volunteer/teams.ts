import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { type CodePicture, codePicture } from '../../kernel/code-picture';
import { _, find, update } from '../../kernel/database';
import { holds, mustHold } from '../../kernel/grants';
import { areaId, id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { standingOf } from './age';
import {
  latestUntil,
  QUALIFICATION_KINDS,
  QUALIFICATIONS,
  type QualificationKind,
  qualified,
} from './qualification';
import { skillName } from './skills';
import { mustLead, type Team } from './team';

/** The page a team's code opens. */
const PAGE = 'packages/volunteer/join-team/join-team';
/** A team is no larger; beyond this the list is cut and says so. */
const MOST = 500;

export interface Member {
  id: string;
  name: string;
  /** Name of the squad, or null. */
  squad: string | null;
  leader: boolean;
  skills: string[];
  qualifications: { kind: QualificationKind; name: string; state: 'valid' | 'expired'; until: string }[];
  /** Under 18: whoever plans shifts has to know; how old is nobody's business. */
  minor: boolean;
}

export interface TeamView {
  name: string;
  squads: { id: string; name: string; members: number }[];
  members: Member[];
  /** Whether there are more than are shown. */
  more: boolean;
  /** The caller may appoint leaders and write down what they saw of a qualification. */
  isStaff: boolean;
  /** What can be written down, with the last day that can be chosen. */
  checks: { kind: QualificationKind; name: string; latest: string }[];
}

function member(person: Person, team: string, squads: Team[], today: string): Member {
  const { volunteer } = person;
  const membership = volunteer?.teams.find((each) => each.team === team);
  const kinds = QUALIFICATION_KINDS.flatMap((kind) => {
    const state = qualified(volunteer, kind, today);
    const until = volunteer?.qualifications.filter((each) => each.kind === kind).at(-1)?.until ?? '';
    return state === 'none' ? [] : [{ kind, name: QUALIFICATIONS[kind].name, state, until }];
  });
  return {
    id: person._id,
    name: person.name || '志愿者',
    squad: squads.find(({ _id }) => _id === membership?.squad)?.name ?? null,
    leader: membership?.leader ?? false,
    skills: (volunteer?.skills ?? []).map(skillName),
    qualifications: kinds,
    minor: standingOf(volunteer?.birth, today) !== 'adult',
  };
}

const onTeam = {
  input: v.object({ team: id }),
  subject: ({ team }: { team: string }) => ({ from: 'teams' as const, by: { _id: team } }),
  missing: '没有找到这支队伍。',
  allow: ({ caller, subject }: { caller: Person; subject: Team }) => mustLead(caller, subject),
};

/** Who is in a team and what they can do: for its leader and for staff. */
export const team = procedureOn({
  ...onTeam,
  async run({ caller, subject, now }): Promise<TeamView> {
    const today = dayOf(now);
    const [squads, people] = await Promise.all([
      find('teams', { team: subject._id }, { limit: 50 }),
      find('people', { 'volunteer.teams.team': subject._id }, { limit: MOST }),
    ]);
    const count = (squad: string) =>
      people.filter(({ volunteer }) => volunteer?.teams.some((each) => each.squad === squad)).length;
    const members = people.map((person) => member(person, subject._id, squads, today));
    return {
      name: subject.name,
      squads: squads.map(({ _id, name }) => ({ id: _id, name, members: count(_id) })),
      members: members.sort((a, b) => Number(b.leader) - Number(a.leader)),
      more: people.length === MOST,
      isStaff: holds(caller, ['staff'], subject.area),
      checks: QUALIFICATION_KINDS.map((kind) => ({
        kind,
        name: QUALIFICATIONS[kind].name,
        latest: latestUntil(kind, today),
      })),
    };
  },
});

/** The token of a team's code: made at the first time, by exactly one of two who ask at once. */
async function tokenOf(asked: Team): Promise<string> {
  if (asked.token) return asked.token;
  await update(
    'teams',
    { _id: asked._id, token: _.exists(false) },
    { token: randomBytes(6).toString('hex') },
  );
  const [found] = await find('teams', { _id: asked._id }, { limit: 1 });
  must(found?.token, 'not-found', onTeam.missing);
  return found.token;
}

/** The team's QR code as a picture, for the team's chat and the wall. */
export const code = procedureOn({
  ...onTeam,
  async run({ subject }): Promise<{ name: string } & CodePicture> {
    return { name: subject.name, ...(await codePicture(PAGE, await tokenOf(subject))) };
  },
});

/** The teams of an area, without their squads: where its staff begin. */
export const teams = procedure({
  input: v.object({ area: areaId }),
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { area } }): Promise<{ id: string; name: string }[]> {
    // 'a.' up to, not including, 'a/': every path inside the area.
    const inside = _.gte(`${area}.`).and(_.lt(`${area}/`));
    const [own, below] = await Promise.all([
      find('teams', { area, team: null }, { limit: 1000 }),
      find('teams', { area: inside, team: null }, { limit: 1000 }),
    ]);
    return [...own, ...below].map(({ _id, name }) => ({ id: _id, name }));
  },
});
