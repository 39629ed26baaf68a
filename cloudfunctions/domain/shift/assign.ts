import * as v from 'valibot';
import { _, aggregate, find, type Stage, update } from '../../kernel/database';
import { areasOf, holds } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import { deliver } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import { type Context, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area } from '../community/area';
import type { ServiceDay } from '../service-day/service-day';
import { QUALIFICATION_KINDS, QUALIFICATIONS, type QualificationKind } from '../volunteer/qualification';
import { SKILL_KEYS, SKILLS, type Skill, skillName } from '../volunteer/skills';
import { leads, type Team } from '../volunteer/team';
import { MINE, shiftMessage } from './message';
import { needOf, refused } from './place';
import { type Candidate, rank } from './rank';
import { type DayNeed, HOLDING, type Need, named, type Shift, type ShiftState } from './shift';

/** Volunteers looked at for one need, a team is smaller; and teams of a day's areas. */
const MOST = 500;
/** People shown: nobody reads further. */
const SHOWN = 60;

/** Whether the person plans the volunteers of this day: leads its team, or is staff of its area or of one above. */
export function arranges(caller: Person, day: Pick<ServiceDay, 'team' | 'within'>): boolean {
  const leader = day.team !== null && leads(caller, day.team);
  return leader || areasOf(caller, ['staff']).some((area) => day.within.includes(area));
}

export function mustArrange(caller: Person, day: Pick<ServiceDay, 'team' | 'within'>): void {
  must(arranges(caller, day), 'not-allowed', '排班要由队长或社区工作人员来做。');
}

/** What every procedure of whoever plans one day begins with. */
export const onArranged = {
  subject: ({ day }: { day: string }) => ({ from: 'days' as const, by: { _id: day } }),
  missing: '没有找到这个服务日，可能改了安排。',
  allow: ({ caller, subject }: Pick<Context<unknown, ServiceDay>, 'caller' | 'subject'>) =>
    mustArrange(caller, subject),
};

export interface NeedView {
  id: string;
  task: string;
  /** 会理发 · 医护资格; empty where anybody can help. */
  asks: string;
  count: number;
  taken: number;
  people: { id: string; name: string; state: ShiftState }[];
  /** How many wait for a place. */
  hoping: number;
}

export interface Assignment {
  name: string;
  pointName: string;
  /** Milliseconds since the epoch. */
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  needs: NeedView[];
  /** The team that plans it; null while staff do. */
  team: string | null;
  /** The teams of these areas, to which staff can hand the planning; empty for a leader. */
  teams: { id: string; name: string }[];
  /** What a further need can ask for. */
  skills: { key: Skill; name: string }[];
  qualifications: { key: QualificationKind; name: string }[];
  /** For the need that was asked about: whom to ask first, and at the end who cannot come and why. */
  candidates: { id: string; name: string; mayCome: boolean; reasons: string[] }[];
}

/** What a need asks of people, in words. */
export function asksOf({ skill, qualification }: Pick<Need, 'skill' | 'qualification'>): string {
  const parts = [skill && `会${skillName(skill)}`, qualification && QUALIFICATIONS[qualification].name];
  return parts.filter(Boolean).join(' · ');
}

function needView(need: DayNeed, { shifts, waiting }: ServiceDay): NeedView {
  const here = shifts.filter((shift) => shift.need === need.id && shift.state !== 'released');
  const { id: needId, task, count, taken } = need;
  return {
    id: needId,
    task,
    asks: asksOf(need),
    count,
    taken,
    people: here.map(({ person, name, state }) => ({ id: person, name, state })),
    hoping: waiting.filter((each) => each.need === need.id && each.state === 'waiting').length,
  };
}

/** The teams of a day's areas, without their squads. */
function teamsAround({ within }: ServiceDay): Promise<Team[]> {
  return find('teams', { area: _.in(within), team: null }, { limit: MOST });
}

const WITH_HOMES: Stage[] = [
  { limit: MOST },
  { lookup: { from: 'areas', localField: 'homes.building', foreignField: '_id', as: 'buildings' } },
  { project: { name: 1, volunteer: 1, busy: 1, 'buildings.position': 1 } },
];

/** Everybody of the teams, with where they live: one request. */
async function candidatesOf(teams: string[]): Promise<Candidate[]> {
  type Row = Person & { buildings: Pick<Area, 'position'>[] };
  const rows = await aggregate<Row>('people', [
    { match: { 'volunteer.teams.team': _.in(teams) } },
    ...WITH_HOMES,
  ]);
  return rows.map(({ buildings, ...person }) => ({
    person,
    positions: buildings.flatMap(({ position }) => (position ? [position] : [])),
  }));
}

/** A day's volunteers, and whom to ask for one of its needs: at most three requests, however many volunteers there are. */
export const assignment = procedureOn({
  ...onArranged,
  input: v.object({ day: id, need: v.optional(id) }),
  async run({ input, caller, subject: day, now }): Promise<Assignment> {
    const need = input.need ? needOf(day, input.need).need : undefined;
    const teams = await teamsAround(day);
    // People come from the day's own team; where it has none, from all of them.
    const from = day.team ? [day.team] : teams.map(({ _id }) => _id);
    const candidates = need ? rank(await candidatesOf(from), day, need, now) : [];
    const others = candidates.filter(({ ineligible }) => ineligible !== 'on-this-day');
    return {
      name: day.name,
      pointName: day.pointName,
      startsAt: day.startsAt.getTime(),
      endsAt: day.endsAt.getTime(),
      cancelled: day.state === 'cancelled',
      needs: day.needs.map((each) => needView(each, day)),
      team: day.team && (teams.find(({ _id }) => _id === day.team)?.name ?? '一支志愿队'),
      teams: holds(caller, ['staff'], day.area) ? teams.map(({ _id, name }) => ({ id: _id, name })) : [],
      skills: SKILL_KEYS.map((key) => ({ key, name: SKILLS[key] })),
      qualifications: QUALIFICATION_KINDS.map((key) => ({ key, name: QUALIFICATIONS[key].name })),
      candidates: others.slice(0, SHOWN).map(({ id: person, name, ineligible, reasons }) => ({
        id: person,
        name,
        mayCome: ineligible === null,
        reasons,
      })),
    };
  },
});

/** Asks people whether they come. Each holds a place until they answer; nobody is asked beyond the number. */
export const ask = procedureOn({
  ...onArranged,
  input: v.object({ day: id, need: id, people: v.pipe(v.array(id), v.minLength(1), v.maxLength(20)) }),
  async run({ input, subject: day, requestId, now }): Promise<{ asked: number }> {
    const { need, index } = needOf(day, input.need);
    if (day.shifts.some((shift) => shift.requestId === requestId)) return { asked: input.people.length };
    const wanted = [...new Set(input.people)];
    const people = await find('people', { _id: _.in(wanted) });
    const ranked = rank(
      people.map((person) => ({ person, positions: [] })),
      day,
      need,
      now,
    );
    must(ranked.length === wanted.length, 'not-found', '有人找不到了，请重新选。');
    const unfit = ranked.find(({ ineligible }) => ineligible !== null);
    must(!unfit, 'changed', unfit ? `${unfit.name}：${unfit.reasons.join('')}` : '');
    if (need.taken + wanted.length > need.count) throw refused('full', need);
    const shifts = people.map(
      (person): Shift => ({ ...named(person), need: need.id, state: 'asked', since: now, requestId }),
    );
    const given = { task: need.task, tip: '队长请您来帮忙，来不来说一声', key: requestId, page: MINE };
    const messages = shifts.map(({ tell }) => shiftMessage(day, { ...given, to: tell }, now));
    const at = `needs.${index}`;
    const asked = await update(
      'days',
      {
        _id: day._id,
        state: 'planned',
        [`${at}.id`]: need.id,
        [`${at}.taken`]: _.lte(need.count - wanted.length),
        shifts: _.not(_.elemMatch({ person: _.in(wanted), state: _.in(HOLDING) })),
      },
      { shifts: _.push(shifts), [`${at}.taken`]: _.inc(wanted.length), outbox: _.push(messages) },
    );
    must(asked > 0, 'changed', '刚有人报了名，请看一眼再排。');
    await deliver(messages, people);
    return { asked: wanted.length };
  },
});
