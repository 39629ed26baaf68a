import { _, lookup, type Stage } from '../../kernel/database';
import type { Person } from '../../kernel/person';
import { calledInBuilding } from '../community/home';

/** Somebody who moved in, as the owner knows them. */
export interface Joined {
  /** 601 王阿姨 */
  called: string;
  /** Milliseconds since the epoch. */
  since: number;
}

export type JoinedRow = Pick<Person, 'name' | 'homes'>;

/** Newcomers listed at once. More than that come on the first day only. */
export const MOST_JOINED = 20;

const DAYS = 7;
/** Nobody is shown who moved in before so many days. */
const MOST_DAYS = 60;
const DAY = 86_400_000;

/** From when on somebody is new: the last seven days, or since the owner last looked, if that is longer ago. */
export function newSince(lookedAt: number | undefined, now: Date): Date {
  const week = now.getTime() - DAYS * DAY;
  const looked = Math.min(lookedAt ?? week, week);
  return new Date(Math.max(looked, now.getTime() - MOST_DAYS * DAY));
}

/** A lookup of whoever has joined the building since. */
export function joinedSince(building: string, since: Date): Stage {
  return lookup({
    from: 'people',
    match: { homes: _.elemMatch({ building, since: _.gt(since) }) },
    stages: [{ limit: MOST_JOINED }, { project: { name: 1, homes: 1 } }],
    as: 'joined',
  });
}

/** The newest first. */
export function joined(people: JoinedRow[], building: string, since: Date): Joined[] {
  return people
    .flatMap((person) => person.homes.map((home) => ({ person, home })))
    .filter(({ home }) => home.building === building && home.since > since)
    .map(({ person, home }) => ({ called: calledInBuilding(person, home.room), since: home.since.getTime() }))
    .sort((a, b) => b.since - a.since);
}
