import type {
  Offer,
  Series,
  ServiceDay,
  ServiceKind,
} from '../cloudfunctions/domain/service-day/service-day';
import { SERVICES } from '../cloudfunctions/domain/service-day/service-day';
import { type Need, type Shift, unfilled } from '../cloudfunctions/domain/shift/shift';
import type { Queue } from '../cloudfunctions/domain/ticket/queue';
import { SKILL_KEYS, type Skill } from '../cloudfunctions/domain/volunteer/skills';
import { isWithin } from '../cloudfunctions/kernel/area';
import { day as dayOf } from '../cloudfunctions/kernel/clock';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Person, Volunteering } from '../cloudfunctions/kernel/person';
import { Chance } from './chance';
import type { Community } from './community';
import { staffOpenid } from './people';
import { livedIn } from './residents';
import type { ServiceDays } from './service-days';
import { daysBefore } from './times';

/** What somebody has to be able to do who does a service. */
const SKILL: Partial<Record<ServiceKind, Skill>> = {
  'blood-pressure': 'medical',
  'blood-sugar': 'medical',
  haircut: 'haircut',
  knife: 'knife',
  mending: 'mending',
  appliance: 'appliance',
  chat: 'chat',
};

/** How many of the neighbours volunteer, and what each of them can do. */
const VOLUNTEERS = 0.25;
const SKILLS_EACH = 2;
/** How many of the places on the next day are filled. */
const FILLED = 0.5;
const YEAR = 365 * 86_400_000;

/** Two who show people where to stand, and at every table somebody who can do it. */
function needsOf(offers: Offer[]): Need[] {
  const tables = offers.map(({ kind, tables }) => ({
    id: kind,
    task: SERVICES[kind].name,
    skill: SKILL[kind] ?? null,
    qualification: SERVICES[kind].medical ? ('medical' as const) : null,
    count: tables,
  }));
  return [{ id: 'order', task: '引导排队', skill: null, qualification: null, count: 2 }, ...tables];
}

function volunteeringOf({ _id }: Person, team: string, staff: string, now: Date): Volunteering {
  const since = daysBefore(now, 200, '20:00');
  const skills = new Chance(`skills ${_id}`).shuffled(SKILL_KEYS).slice(0, SKILLS_EACH);
  const until = dayOf(new Date(now.getTime() + YEAR));
  const medical = { kind: 'medical' as const, until, checkedBy: staff };
  return {
    skills,
    teams: [{ team, squad: null, leader: false, since }],
    qualifications: skills.includes('medical') ? [medical] : [],
    since,
  };
}

/** Neighbours of the demo's building who volunteer in its first team; the owner leads it. */
function withVolunteers(community: Community, people: Person[], now: Date): Person[] {
  const { building, owner, resident } = livedIn(community);
  const team = community.teams.find((each) => each.team === null && isWithin(building._id, each.area))?._id;
  const staff = personId(staffOpenid(community.demo.staff.at(-1)?.area as string));
  if (!team) return people;
  const [ownerId, residentId] = [owner, resident].map(({ openid }) => personId(openid));
  return people.map((person) => {
    const { _id, openid, name, homes } = person;
    const volunteer = volunteeringOf(person, team, staff, now);
    if (_id === ownerId) {
      return { ...person, volunteer: { ...volunteer, teams: volunteer.teams.map(leading) } };
    }
    const isNeighbour =
      openid && name && _id !== residentId && homes.some((home) => home.building === building._id);
    return isNeighbour && new Chance(`volunteer ${_id}`).happens(VOLUNTEERS)
      ? { ...person, volunteer }
      : person;
  });
}

function leading(membership: Volunteering['teams'][number]) {
  return { ...membership, leader: true };
}

function canDo({ volunteer }: Person, { skill, qualification }: Need): boolean {
  if (skill && !volunteer?.skills.includes(skill)) return false;
  return !qualification || (volunteer?.qualifications.some(({ kind }) => kind === qualification) ?? false);
}

/** Some of the places of a day, each for somebody who can do it and has promised nothing else. */
function shiftsOf(day: ServiceDay, free: Person[], now: Date): Shift[] {
  const shifts: Shift[] = [];
  for (const need of day.needs) {
    const wanted = Math.round(need.count * FILLED);
    const able = free.filter(
      (person) => canDo(person, need) && !shifts.some((shift) => shift.person === person._id),
    );
    for (const { _id, name } of able.slice(0, wanted)) {
      const whose = { person: _id, tell: _id, name };
      shifts.push({ ...whose, need: need.id, state: 'confirmed', since: now, requestId: `seed ${_id}` });
    }
  }
  return shifts;
}

function taken(day: ServiceDay, shifts: Shift[]): ServiceDay {
  const count = (need: string) => shifts.filter((shift) => shift.need === need).length;
  return { ...day, shifts, needs: day.needs.map((need) => ({ ...need, taken: count(need.id) })) };
}

function promised(people: Person[], days: ServiceDay[]): Person[] {
  return people.map((person) => {
    const own = days.filter(({ shifts }) => shifts.some((shift) => shift.person === person._id));
    if (own.length === 0) return person;
    return {
      ...person,
      busy: own.map(({ _id, startsAt, endsAt }) => ({ id: _id, start: startsAt, end: endsAt })),
    };
  });
}

function withHelpers(queues: Queue[], days: ServiceDay[]): Queue[] {
  const helpers = new Map(days.map(({ _id, shifts }) => [_id, shifts.map(({ person }) => person)]));
  return queues.map((queue) => ({
    ...queue,
    helpers: [...new Set([...queue.helpers, ...(helpers.get(queue.day) ?? [])])],
  }));
}

/** The same service days with what they need of volunteers, and the same people with those who come to the next ones. */
export function staffed(
  community: Community,
  people: Person[],
  { points, series, days, queues }: ServiceDays,
  now: Date,
): ServiceDays & { people: Person[] } {
  const everybody = withVolunteers(community, people, now);
  const needs = new Map(series.map(({ _id, offers }): [string, Need[]] => [_id, needsOf(offers)]));
  const needsIn = (id: string) => needs.get(id) ?? [];
  const next = new Set(series.map(({ _id }: Series) => days.find((day) => day.series === _id)?._id));
  const { owner } = livedIn(community);
  const free = everybody.filter(({ volunteer, _id }) => volunteer && _id !== personId(owner.openid));
  const filled = days.map((day) => {
    const open = { ...day, ...unfilled(needsIn(day.series)) };
    if (!next.has(day._id) || day.startsAt <= now) return open;
    const shifts = shiftsOf(open, free, now);
    // Nobody is promised twice: points of one community meet on the same morning.
    for (const { person } of shifts)
      free.splice(
        free.findIndex(({ _id }) => _id === person),
        1,
      );
    return taken(open, shifts);
  });
  return {
    points,
    series: series.map((each) => ({ ...each, needs: needsIn(each._id) })),
    days: filled,
    queues: withHelpers(queues, filled),
    people: promised(everybody, filled),
  };
}
