import { householdId } from '../cloudfunctions/domain/community/home';
import type { Grant } from '../cloudfunctions/kernel/grants';
import { newId, personId } from '../cloudfunctions/kernel/ids';
import type { Home, Person } from '../cloudfunctions/kernel/person';
import { Chance } from './chance';
import type { Community } from './community';
import type { SeededArea } from './documents';
import { livedIn, madeUpPhone, type Resident, withWeChat } from './residents';
import { daysBefore } from './times';

/** How many buildings besides the demo's have an owner, and how many of their households are in. */
const OWNED = 0.7;
const JOINED = 0.04;
/** How many gave their number to the mini-program. */
const GAVE_PHONE = 0.3;

const CARD_HOURS = '每天 8:00–20:00';

/** Everybody of one community. */
export function peopleOf(community: Community, now: Date): Person[] {
  const { building, staff } = community.demo;
  const others = community.areas.filter(({ _id, kind }) => kind === 'building' && _id !== building);
  return [
    ...peopleOfDemo(community, others, now),
    ...staff.map(({ area, name }) => staffOf(area, name, now)),
    ...others.flatMap((each) => fewPeople(each, now)),
  ];
}

export function staffOpenid(area: string): string {
  return `demo-${area.replaceAll('.', '-')}-staff`;
}

function peopleOfDemo(community: Community, others: SeededArea[], now: Date): Person[] {
  const { building, owner, everybody } = livedIn(community);
  const ownerId = personId(owner.openid);
  const people = everybody.map((each) =>
    personOf(each, building, each === owner ? longAgo(now) : moveIn(each, now), ownerId),
  );
  const areas = [building._id, ...(community.demo.alsoOwns ?? [])];
  const withOwner = people.map((each) => (each._id === ownerId ? asOwner(each, areas) : each));
  const nextDoor = others.find(({ parent }) => parent === building.parent);
  return [
    ...withOwner.map((each, index) => (index === 2 && nextDoor ? alsoAtHome(each, nextDoor, now) : each)),
    removed(building, ownerId, now),
  ];
}

/** A building where the word has hardly got round. */
function fewPeople(building: SeededArea, now: Date): Person[] {
  const { rooms = [], name, _id } = building;
  const chance = new Chance(_id);
  const joined = chance.shuffled(rooms).slice(0, Math.ceil(rooms.length * JOINED));
  const owned = chance.happens(OWNED);
  return joined.map((room, index) => {
    const isOwner = owned && index === 0;
    const resident = withWeChat(building, room, 'a', isOwner ? `${name}群主` : '');
    const person = personOf(resident, building, isOwner ? longAgo(now) : moveIn(resident, now));
    return isOwner ? asOwner(person, [_id]) : person;
  });
}

/** When the owners began, before there was any notice to read. */
function longAgo(now: Date): Date {
  return daysBefore(now, 500, '20:00');
}

function moveIn({ room }: Resident, now: Date): Date {
  return daysBefore(now, 3 + Math.floor(new Chance(room).next() * 400), '19:30');
}

function personOf(resident: Resident, building: SeededArea, since: Date, registeredBy = ''): Person {
  const { name, room, openid, phone } = resident;
  const home: Home = { household: householdId(building._id, room), building: building._id, room, since };
  const rest = { name, homes: [home], past: [], grants: [], since };
  if (!openid) return { _id: newId(registeredBy, home.household), registeredBy, phone, ...rest };
  const gave = new Chance(`gave ${openid}`).happens(GAVE_PHONE);
  return { _id: personId(openid), openid, ...(gave && { phone }), ...rest };
}

function asOwner(person: Person, areas: string[]): Person {
  const grants: Grant[] = areas.map((area) => ({ role: 'owner', area }));
  const card = { name: person.name, phone: madeUpPhone(person.openid ?? ''), hours: CARD_HOURS };
  return { ...person, grants, card };
}

/** A second home, for example a mother's. */
function alsoAtHome(person: Person, building: SeededArea, now: Date): Person {
  const room = building.rooms?.[0] as string;
  const household = householdId(building._id, room);
  const home = { household, building: building._id, room, since: daysBefore(now, 30, '10:00') };
  return { ...person, homes: [...person.homes, home] };
}

/** Somebody the owner sent away again, so that there is one to let back in. */
function removed(building: SeededArea, by: string, now: Date): Person {
  const room = building.rooms?.[0] as string;
  const resident = withWeChat(building, room, 'x', '走错楼的邻居');
  const { homes, ...person } = personOf(resident, building, daysBefore(now, 12, '20:00'));
  const ending = { how: 'removed', until: daysBefore(now, 11, '8:10'), by, reason: '不住在这栋楼' } as const;
  return { ...person, homes: [], past: homes.map((home) => ({ ...home, ...ending })) };
}

function staffOf(area: string, name: string, now: Date): Person {
  const openid = staffOpenid(area);
  const since = longAgo(now);
  return {
    _id: personId(openid),
    openid,
    name,
    homes: [],
    past: [],
    grants: [{ role: 'staff', area }],
    since,
  };
}
