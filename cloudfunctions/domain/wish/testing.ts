import type { Document } from '../../../scripts/cloud/database/types';
import { type Building, NOW, type TestCloud } from '../../../tests/support';
import { lineage } from '../../kernel/area';
import type { Person } from '../../kernel/person';
import { placeAt } from '../../kernel/place';
import { WISH_LIMITS } from './limits';
import { type Claim, UNTOUCHED, type Wish } from './wish';

const DAY = 24 * 3_600_000;
let made = 0;

/** A day so many days before now. */
export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY);
}

/** A wish on the board since yesterday, as the database holds it, not in any database yet. */
export function makeWish(building: Building, by: Pick<Person, '_id'>, given: Partial<Wish> = {}): Wish {
  made += 1;
  const _id = given._id ?? `wish${made}`;
  const publishedAt = given.publishedAt === undefined ? daysAgo(1) : given.publishedAt;
  return {
    _id,
    state: 'open',
    title: `心愿 ${made}`,
    words: '一两次就好',
    worth: 0,
    building: building._id,
    buildingName: building.name,
    community: lineage(building._id)[0] as string,
    within: lineage(building._id),
    month: '2026-11',
    by: by._id,
    wisher: by._id,
    onBehalf: false,
    wisherSays: '一位住户',
    at: daysAgo(2),
    ...UNTOUCHED,
    queue: publishedAt ? placeAt(publishedAt, _id) : '',
    log: [],
    outbox: [],
    ...given,
    publishedAt,
  };
}

/** The same in the database. */
export async function aWish(
  { database }: TestCloud,
  building: Building,
  by: Pick<Person, '_id'>,
  given: Partial<Wish> = {},
): Promise<Wish> {
  const wish = makeWish(building, by, given);
  await database.insert('wishes', [wish as unknown as Document]);
  return wish;
}

/** The claim of a neighbour who has just made it. */
export function aClaim(person: Pick<Person, '_id' | 'name'>, given: Partial<Claim> = {}): Claim {
  const { _id, name } = person;
  const until = new Date(NOW.getTime() + WISH_LIMITS.lease);
  return {
    ...{ as: 'volunteer', person: _id, name: '5 幢的志愿者', unit: null },
    giver: { person: _id, tell: _id, name },
    ...{ at: NOW, until, extended: false, reminded: false },
    ...given,
  };
}

/** A wish as the database holds it. */
export async function readWish({ database }: TestCloud, _id: string): Promise<Wish> {
  const [found] = await database.find('wishes', { _id });
  return found as unknown as Wish;
}
