import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { checkContent } from '../../kernel/content-check';
import { _, aggregate, find, update } from '../../kernel/database';
import { id, name, token } from '../../kernel/inputs';
import type { Membership } from '../../kernel/person';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { actingFor } from './acting-for';
import { isGuardianOf, lacksConsent } from './age';
import { changeVolunteering } from './change-person';
import { isIn, type Team } from './team';

/** Nobody is in more teams than this. */
const MOST_TEAMS = 10;

/** What somebody sees who scanned a team's code. */
export interface TeamArrival {
  team: string;
  /** The caller has no name yet and has to give one. */
  nameless: boolean;
  name: string;
  leaders: string[];
  squads: { id: string; name: string }[];
  /** Who could be in it: the caller first, then the children they answer for. */
  people: { id: string; name: string; isMe: boolean; joined: boolean }[];
  /** The caller is under 18 and waits for a consent: joining is fine, shifts come after. */
  lacksConsent: boolean;
}

type Row = Team & { squads: Team[] };

/** The team behind a code, with its squads. */
async function teamBehind(scanned: string): Promise<Row> {
  const [row] = await aggregate<Row>('teams', [
    { match: { token: scanned } },
    { lookup: { from: 'teams', localField: '_id', foreignField: 'team', as: 'squads' } },
    { limit: 1 },
  ]);
  must(row, 'not-found', '没有找到这支队伍，请重新扫一扫队伍的二维码。');
  return row;
}

/** Who leads a team, without those who lead a squad of it. One request. */
export function leadersOf(team: string) {
  const leading = _.elemMatch({ team, leader: true, squad: null });
  return find('people', { 'volunteer.teams.team': team, 'volunteer.teams': leading }, { limit: 10 });
}

/** Somebody scanned a team's code. Nothing is changed by looking. */
export const arrive = procedure({
  input: v.object({ token }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<TeamArrival> {
    const today = dayOf(now);
    const team = await teamBehind(input.token);
    const [leaders, children] = await Promise.all([
      leadersOf(team._id),
      find('people', { 'volunteer.guardian.person': caller._id }, { limit: 20 }),
    ]);
    const people = [caller, ...children.filter((child) => isGuardianOf(caller._id, child, today))];
    return {
      team: team._id,
      name: team.name,
      nameless: caller.name === '',
      leaders: leaders.map(({ name }) => name || '队长'),
      squads: team.squads.map(({ _id, name }) => ({ id: _id, name })),
      people: people.map((person) => ({
        id: person._id,
        name: person.name,
        isMe: person._id === caller._id,
        joined: isIn(person, team._id),
      })),
      lacksConsent: lacksConsent(caller, today),
    };
  },
});

/**
 * Whoever holds the code is in at once: the caller, or a child of theirs. Once, however often it is tapped. A leader has
 * to call people something, so who has no name yet gives one.
 */
export const join = procedure({
  input: v.object({ token, squad: v.nullable(id), person: v.optional(id), name: v.optional(name, '') }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<{ team: string }> {
    const [team, person] = await Promise.all([teamBehind(input.token), actingFor(caller, input.person, now)]);
    if (isIn(person, team._id)) return { team: team._id };
    const squad = team.squads.find(({ _id }) => _id === input.squad);
    must(squad || !input.squad, 'bad-input', '没有这个小队，请再选一次。');
    const teams = person.volunteer?.teams ?? [];
    must(teams.length < MOST_TEAMS, 'bad-input', `一个人最多参加 ${MOST_TEAMS} 支队伍，请先退出不去的。`);
    const membership: Membership = { team: team._id, squad: squad?._id ?? null, leader: false, since: now };
    const notIn = { 'volunteer.teams.team': _.neq(team._id) };
    must(person.name || input.name, 'bad-input', '队长要知道怎么称呼您，请写一个称呼。');
    if (!person.name) await checkContent(person.openid ?? '', 'profile', input.name);
    await changeVolunteering(person, { teams: _.push([membership]) }, now, notIn);
    if (!person.name) await update('people', { _id: person._id }, { name: input.name });
    return { team: team._id };
  },
});

/** Leaves a team. Shifts promised stay promised. */
export const leave = procedure({
  input: v.object({ team: id, person: v.optional(id) }),
  sensitive: true,
  allow: anyone,
  async run({ input, caller, now }): Promise<null> {
    const person = await actingFor(caller, input.person, now);
    if (isIn(person, input.team)) {
      await changeVolunteering(person, { teams: _.pull({ team: input.team }) }, now);
    }
    return null;
  },
});
