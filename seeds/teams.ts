import { tokenOf } from './chance';
import type { SeededArea, Team, TeamKind } from './documents';

const LABEL: Record<TeamKind, string> = {
  warmth: '暖心',
  culture: '文化',
  waste: '垃圾分类',
  safety: '平安',
  mediation: '调解',
  children: '少年',
  repair: '维修',
  health: '健康',
  teaching: '助学',
  visits: '走访',
};

export const TEAM_KINDS = Object.keys(LABEL) as TeamKind[];

/** A team of this kind for an area. */
export function teamOf(area: SeededArea, kind: TeamKind, members: number): Team {
  const _id = `${area._id}.${kind}`;
  const name = `${area.name}${LABEL[kind]}志愿队`;
  return { _id, name, area: area._id, kind, team: null, members, token: tokenOf(_id) };
}

/** A numbered team of this kind: 西山平安志愿 017 队. */
export function numberedTeam(area: SeededArea, kind: TeamKind, number: number, members: number): Team {
  const digits = String(number).padStart(3, '0');
  const name = `${area.name.replace('社区', '')}${LABEL[kind]}志愿 ${digits} 队`;
  return { _id: `${area._id}.team-${digits}`, name, area: area._id, kind, team: null, members };
}

/** The squads of a team, one for each kind. */
export function squadsOf(team: Team, kinds: TeamKind[]): Team[] {
  const members = Math.floor(team.members / kinds.length);
  return kinds.map((kind) => ({
    _id: `${team._id}.${kind}`,
    name: `${team.name}${LABEL[kind]}小队`,
    area: team.area,
    kind,
    team: team._id,
    members,
  }));
}
