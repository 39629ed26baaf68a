import { _, $, lookup, type Stage } from '../../kernel/database';
import type { Home, Person } from '../../kernel/person';
import { calledInBuilding } from '../community/home';

/** Who moved in lately. */
export interface Joined {
  count: number;
  /** The newest few of them, as the owner knows them: 601 王阿姨. */
  newest: string[];
}

/** What `joinedSince` looks up. */
export interface JoinedRows {
  newest: (Pick<Person, 'name'> & { homes: Home })[];
  /** One row, or none where nobody joined. */
  joined: { count: number }[];
}

/** How many are named. */
const FEW = 3;
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

/** Lookups of whoever has joined the building since. */
export function joinedSince(building: string, since: Date): Stage[] {
  const match = { homes: _.elemMatch({ building, since: _.gt(since) }) };
  const movedIn = [
    { unwind: '$homes' },
    { match: { 'homes.building': building, 'homes.since': _.gt(since) } },
    { sort: { 'homes.since': -1 } },
    { limit: FEW },
    { project: { name: 1, homes: 1 } },
  ];
  const counted = [{ group: { _id: null, count: $.sum(1) } }];
  return [
    lookup({ from: 'people', match, stages: movedIn, as: 'newest' }),
    lookup({ from: 'people', match, stages: counted, as: 'joined' }),
  ];
}

export function joined({ newest, joined: [all] }: JoinedRows): Joined {
  return {
    count: all?.count ?? 0,
    newest: newest.map((person) => calledInBuilding(person, person.homes.room)),
  };
}
