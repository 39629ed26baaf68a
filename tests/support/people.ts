import type { Area } from '../../cloudfunctions/domain/community/area';
import { householdId } from '../../cloudfunctions/domain/community/home';
import { lineage } from '../../cloudfunctions/kernel/area';
import type { Grant } from '../../cloudfunctions/kernel/grants';
import { personId } from '../../cloudfunctions/kernel/ids';
import type { Home, Person } from '../../cloudfunctions/kernel/person';
import type { Document } from '../../scripts/cloud/database/types';
import { NOW, type TestCloud } from './cloud';

/** A building as the database holds it: with its code and its rooms. */
export type Building = Area & Required<Pick<Area, 'token' | 'rooms'>>;

/** A person who can call. */
export type PersonWithWeChat = Person & { openid: string };

let made = 0;

/** Numbers of `count` homes, six to a floor: 101 … 106, 201 … */
export function roomNumbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${Math.floor(index / 6) + 1}0${(index % 6) + 1}`);
}

/** A building with the areas above it that are not there yet: each call another, unless `estate` names where. */
export async function aBuilding(
  { database }: TestCloud,
  given: { estate?: string; rooms?: string[]; name?: string } = {},
): Promise<Building> {
  made += 1;
  const { estate = `community${made}.estate`, rooms = roomNumbers(12), name = `${made} 幢` } = given;
  const known = await database.find('areas', { _id: { $in: lineage(estate) } });
  const missing = lineage(estate).filter((path) => !known.some(({ _id }) => _id === path));
  const above = missing.map((path) => area(path, path.includes('.') ? 'estate' : 'community', path));
  const path = `${estate}.${made}`;
  const building = { ...area(path, 'building', name), token: `token${made}`.padEnd(8, '0'), rooms };
  await database.insert('areas', [...above, building]);
  return building;
}

type Given = Partial<PersonWithWeChat> & { building?: Building; room?: string };

/** Somebody WeChat knows, living in this room or nowhere. */
export async function aPerson({ database }: TestCloud, given: Given = {}): Promise<PersonWithWeChat> {
  const person = makePerson(given);
  await database.insert('people', [person as PersonWithWeChat & Document]);
  return person;
}

/** The same, not in any database yet. */
export function makePerson({ building, room = building?.rooms[0], ...fields }: Given): PersonWithWeChat {
  const openid = fields.openid ?? anOpenid();
  return {
    _id: personId(openid),
    openid,
    name: `邻居 ${made}`,
    homes: building && room ? [homeIn(building, room)] : [],
    past: [],
    grants: [],
    since: NOW,
    ...fields,
  };
}

/** The owner of the building's group, who lives there. */
export function anOwner(cloud: TestCloud, building: Building, fields: Partial<PersonWithWeChat> = {}) {
  return aPerson(cloud, { building, grants: [grant('owner', building._id)], ...fields });
}

/** Staff of an area, who live elsewhere. */
export function aStaff(cloud: TestCloud, area: string, fields: Partial<PersonWithWeChat> = {}) {
  return aPerson(cloud, { grants: [grant('staff', area)], ...fields });
}

/** Somebody without WeChat, registered by `by`. */
export async function anElder(
  { database }: TestCloud,
  building: Building,
  room: string,
  by: Person,
): Promise<Person> {
  made += 1;
  const person: Person = {
    _id: `elder${made}`,
    name: `老人 ${made}`,
    homes: [homeIn(building, room)],
    past: [],
    grants: [],
    registeredBy: by._id,
    since: NOW,
  };
  await database.insert('people', [person as Person & Document]);
  return person;
}

/** An openid nobody has used. */
export function anOpenid(): string {
  made += 1;
  return `openid-${made}`;
}

export function homeIn(building: Building, room: string): Home {
  return { household: householdId(building._id, room), building: building._id, room, since: NOW };
}

function grant(role: Grant['role'], area: string): Grant {
  return { role, area };
}

function area(path: string, kind: Area['kind'], name: string): Area & Document {
  const parent = lineage(path).at(-2) ?? null;
  return { _id: path, kind, name, parent, order: made, within: lineage(path) };
}
