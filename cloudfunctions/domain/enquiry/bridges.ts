import * as v from 'valibot';
import { day } from '../../kernel/clock';
import { _, aggregate } from '../../kernel/database';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area } from '../community/area';
import { memberCounts } from '../partner/members';
import { calledPartner, type Partner, type PartnerRole, ROLE_NAMES, ROLES } from '../partner/partner';
import { metresBetween } from '../service-day/distance';
import { sayMetres } from '../shift/rank';
import { standingOf } from '../volunteer/age';
import { type Skill, skillName } from '../volunteer/skills';
import type { Team } from '../volunteer/team';
import { onEnquiry } from './concern';
import type { Enquiry, EnquiryKind } from './enquiry';
import { keeper } from './workflow';

/** Volunteers looked at, and shown: nobody reads further. */
const MOST = 500;
const SHOWN = 30;

export interface BridgeUnit {
  id: string;
  /** 物业 */
  name: string;
  /** Its full name, where it is called by another. */
  full: string;
  role: PartnerRole;
  roleName: string;
  lends: string;
  /** How many of its people have it on their phone. */
  people: number;
}

export interface BridgeVolunteer {
  id: string;
  name: string;
  /** 会修小家电 · 住 200 米外 */
  reasons: string[];
  /** Can do what this kind of enquiry asks for. */
  fits: boolean;
}

export interface Bridges {
  units: BridgeUnit[];
  volunteers: BridgeVolunteer[];
}

/** Whom one asks first with such a thing, and what a volunteer should be able to do. */
const FIRST: Record<EnquiryKind, { role: PartnerRole; skills: Skill[] }> = {
  question: { role: 'community', skills: ['phone'] },
  difficulty: { role: 'community', skills: ['medical', 'chat', 'haircut'] },
  repair: { role: 'property', skills: ['appliance', 'mending', 'knife'] },
  paperwork: { role: 'community', skills: ['phone', 'chat'] },
  complaint: { role: 'property', skills: [] },
  quarrel: { role: 'community', skills: ['chat'] },
};

type Row = Enquiry & { units: Partner[]; teams: Team[]; areas: Area[] };
type Candidate = Person & { buildings: Area[] };

const beside = [
  { lookup: { from: 'partners', localField: 'within', foreignField: 'area', as: 'units' } },
  { lookup: { from: 'teams', localField: 'within', foreignField: 'area', as: 'teams' } },
  { lookup: { from: 'areas', localField: 'building', foreignField: '_id', as: 'areas' } },
];

/** Volunteers of these teams who can do something, with where they live: one request. */
function candidatesOf(teams: Team[]): Promise<Candidate[]> {
  return aggregate<Candidate>('people', [
    { match: { 'volunteer.teams.team': _.in(teams.map(({ _id }) => _id)) } },
    { limit: MOST },
    { lookup: { from: 'areas', localField: 'homes.building', foreignField: '_id', as: 'buildings' } },
    { project: { name: 1, volunteer: 1, 'buildings.position': 1 } },
  ]);
}

function unitRows({ units, kind }: Row, people: Map<string, number>): BridgeUnit[] {
  const order = [FIRST[kind].role, ...ROLES];
  const place = ({ role, area }: Partner) => order.indexOf(role) * 1000 - area.length;
  return units
    .filter(({ closed }) => !closed)
    .sort((a, b) => place(a) - place(b) || (a._id < b._id ? -1 : 1))
    .map((unit) => ({
      id: unit._id,
      name: calledPartner(unit),
      full: unit.name,
      role: unit.role,
      roleName: ROLE_NAMES[unit.role],
      lends: unit.lends,
      people: people.get(unit._id) ?? 0,
    }));
}

interface Weighed extends BridgeVolunteer {
  metres: number | null;
}

function weigh(
  { _id, name, volunteer, buildings }: Candidate,
  from: Area | undefined,
  wanted: Skill[],
): Weighed {
  const skills = volunteer?.skills ?? [];
  const positions = buildings.flatMap(({ position }) => position ?? []);
  const home = from?.position;
  const metres =
    home && positions.length > 0 ? Math.min(...positions.map((each) => metresBetween(each, home))) : null;
  const useful = [...skills].sort(
    (a, b) => Number(wanted.includes(b as Skill)) - Number(wanted.includes(a as Skill)),
  );
  return {
    id: _id,
    name: name || '志愿者',
    fits: skills.some((skill) => wanted.includes(skill as Skill)),
    metres,
    reasons: [
      ...useful.slice(0, 3).map((skill) => `会${skillName(skill)}`),
      ...(metres === null ? [] : [`住 ${sayMetres(metres)}外`]),
    ],
  };
}

function volunteerRows({ kind, by, areas }: Row, candidates: Candidate[], today: string): BridgeVolunteer[] {
  const far = Number.MAX_SAFE_INTEGER;
  return candidates
    .filter(({ _id, volunteer }) => _id !== by && (volunteer?.skills.length ?? 0) > 0)
    .filter(({ volunteer }) => standingOf(volunteer?.birth, today) === 'adult')
    .map((candidate) => weigh(candidate, areas[0], FIRST[kind].skills))
    .sort((a, b) => Number(b.fits) - Number(a.fits) || (a.metres ?? far) - (b.metres ?? far))
    .slice(0, SHOWN)
    .map(({ metres, ...row }) => row);
}

/** To whom it can be bridged: the units of the area by role, then volunteers by skill and distance. Three requests. */
export const bridges = procedureOn({
  ...onEnquiry(() => beside),
  input: v.object({ enquiry: id }),
  allow: ({ caller, subject }) =>
    must(keeper.test(subject, { caller, now: new Date(0) }), 'not-allowed', keeper.say),
  async run({ subject, now }): Promise<Bridges> {
    const row = subject as Row;
    const [people, candidates] = await Promise.all([
      memberCounts(row.units.map(({ _id }) => _id)),
      candidatesOf(row.teams),
    ]);
    return { units: unitRows(row, people), volunteers: volunteerRows(row, candidates, day(now)) };
  },
});
