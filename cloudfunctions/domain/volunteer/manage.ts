import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { day as dayOf } from '../../kernel/clock';
import { _, find, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { forget } from '../../kernel/identify';
import { newId } from '../../kernel/ids';
import { date, id } from '../../kernel/inputs';
import type { Membership, Person, Qualification } from '../../kernel/person';
import { type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { latestUntil, QUALIFICATION_KINDS, QUALIFICATIONS } from './qualification';
import type { Team } from './team';

const input = v.object({ team: id, person: id });

const onMember = {
  input,
  sensitive: true,
  subject: ({ team }: { team: string }) => ({ from: 'teams' as const, by: { _id: team } }),
  missing: '没有找到这支队伍。',
  allow: ({ caller, subject }: { caller: Person; subject: Team }) =>
    mustHold(caller, ['staff'], subject.area),
};

/** The member the call is about, with their place in the team. */
async function memberOf(team: Team, person: string): Promise<{ place: number; membership: Membership }> {
  const [found] = await find('people', { _id: person, 'volunteer.teams.team': team._id }, { limit: 1 });
  const teams = found?.volunteer?.teams ?? [];
  const place = teams.findIndex((each) => each.team === team._id);
  const membership = teams[place];
  must(membership, 'not-found', '这位志愿者不在队里了。');
  return { place, membership };
}

async function lead(
  { input: { person }, caller, subject: team, requestId, now }: Context<v.InferOutput<typeof input>, Team>,
  leader: boolean,
): Promise<null> {
  const { place } = await memberOf(team, person);
  const at = `volunteer.teams.${place}`;
  const still = { _id: person, [`${at}.team`]: team._id };
  await update('people', still, { [`${at}.leader`]: leader });
  forget(person);
  const what = leader ? 'leader-appointed' : 'leader-dismissed';
  const event = { what, person, area: team.area, team: team._id } as const;
  await record(newId(caller._id, requestId), caller._id, now, event);
  return null;
}

/** Staff make a member the leader of the team, or of the squad they are in. */
export const appointLeader = procedureOn({ ...onMember, run: (context) => lead(context, true) });

/** Staff end that. */
export const dismissLeader = procedureOn({ ...onMember, run: (context) => lead(context, false) });

/** Staff saw the paper: a qualification counts until its last day. The newest of a kind takes the place of the older. */
export const qualify = procedureOn({
  ...onMember,
  input: v.object({ ...input.entries, kind: v.picklist(QUALIFICATION_KINDS), until: date }),
  async run({ input: { person, kind, until }, caller, subject: team, requestId, now }): Promise<null> {
    const today = dayOf(now);
    const { name, mostYears } = QUALIFICATIONS[kind];
    must(until >= today, 'bad-input', '有效期已经过了，请看清楚再填。');
    must(until <= latestUntil(kind, today), 'bad-input', `${name}最多登记 ${mostYears} 年，到期再看一次。`);
    await memberOf(team, person);
    const qualification: Qualification = { kind, until, checkedBy: caller._id };
    await update('people', { _id: person }, { 'volunteer.qualifications': _.pull({ kind }) });
    await update('people', { _id: person }, { 'volunteer.qualifications': _.push([qualification]) });
    forget(person);
    const event = { what: 'qualification-checked', person, area: team.area, kind, until } as const;
    await record(newId(caller._id, requestId), caller._id, now, event);
    return null;
  },
});
