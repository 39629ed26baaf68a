import type { Person } from '../../kernel/person';
import { metresBetween } from '../service-day/distance';
import type { Point, ServiceDay } from '../service-day/service-day';
import { skillName } from '../volunteer/skills';
import { type Ineligible, ineligible, sayIneligible } from './eligibility';
import type { DayNeed } from './shift';

type Position = Point['position'];

/** Somebody who could be asked, with where they live as far as it is known. */
export interface Candidate {
  person: Person;
  positions: Position[];
}

/** What speaks for and against asking somebody. */
export interface Weighed {
  /** Further skills that this day needs elsewhere: they can jump in. */
  moreSkills: string[];
  /** Metres from the nearest home; null when none is known. */
  metres: number | null;
  /** Promises in the 30 days before and after. */
  load: number;
}

export interface Ranked extends Weighed {
  id: string;
  name: string;
  /** Why they cannot be asked; null when they can. */
  ineligible: Ineligible | null;
  /** Short phrases: what speaks for them, or the one thing that speaks against. */
  reasons: string[];
}

const AROUND = 30 * 86_400_000;
/** Somebody whose home is not known counts as living so far away. */
const UNKNOWN_METRES = 3000;

/**
 * One further skill outweighs two kilometres, or two shifts more than others have: in a squad everybody lives near, so
 * what decides is who can jump in and who has had the fewest turns.
 */
function points({ moreSkills, metres, load }: Weighed): number {
  return 2 * moreSkills.length - (metres ?? UNKNOWN_METRES) / 1000 - load;
}

/** How two who may be asked stand to each other, the better first. */
export function compare(a: Weighed, b: Weighed): number {
  return points(b) - points(a);
}

/** Promises of other days around this one. */
function loadAround(person: Person, day: Pick<ServiceDay, '_id' | 'startsAt'>): number {
  const around = (person.busy ?? []).filter(
    ({ id, start }) => id !== day._id && Math.abs(start.getTime() - day.startsAt.getTime()) <= AROUND,
  );
  return around.length;
}

function weigh({ person, positions }: Candidate, day: ServiceDay, need: DayNeed): Weighed {
  const asked = new Set(day.needs.flatMap(({ skill }) => (skill && skill !== need.skill ? [skill] : [])));
  const distances = positions.map((position) => metresBetween(position, day.position));
  return {
    moreSkills: [...asked].filter((skill) => person.volunteer?.skills.includes(skill)),
    metres: distances.length > 0 ? Math.min(...distances) : null,
    load: loadAround(person, day),
  };
}

/** 300 米, 1.2 公里 */
export function sayMetres(metres: number): string {
  return metres < 1000
    ? `${Math.max(10, Math.round(metres / 10) * 10)} 米`
    : `${(metres / 1000).toFixed(1)} 公里`;
}

function reasonsFor({ moreSkills, metres, load }: Weighed, need: DayNeed): string[] {
  return [
    '那时有空',
    ...(need.skill ? [`会${skillName(need.skill)}`] : []),
    ...moreSkills.map((skill) => `还会${skillName(skill)}`),
    ...(metres === null ? [] : [`住 ${sayMetres(metres)}外`]),
    load === 0 ? '前后一个月没排过' : `前后一个月排了 ${load} 次`,
  ];
}

/**
 * Whom to ask first. Those who may not come at the end, each with the reason: a clash is seen, never planned. A full
 * need excludes nobody here; asking guards the number.
 */
export function rank(candidates: Candidate[], day: ServiceDay, need: DayNeed, now: Date): Ranked[] {
  const free = { ...need, taken: Math.min(need.taken, need.count - 1) };
  const ranked = candidates.map((candidate): Ranked => {
    const { person } = candidate;
    const weighed = weigh(candidate, day, need);
    const reason = ineligible(person, day, free, now);
    return {
      ...weighed,
      id: person._id,
      name: person.name || '志愿者',
      ineligible: reason,
      reasons: reason ? [sayIneligible(reason, need)] : reasonsFor(weighed, need),
    };
  });
  const last = ({ ineligible: reason }: Ranked) => (reason ? 1 : 0);
  return ranked.sort((a, b) => last(a) - last(b) || compare(a, b) || (a.id < b.id ? -1 : 1));
}
