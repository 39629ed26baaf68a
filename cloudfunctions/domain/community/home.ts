import type { Home, PastHome, Person } from '../../kernel/person';

/** The id of a household extends its building's path by the room, so that "inside" stays a prefix test. */
export function householdId(building: string, room: string): string {
  return `${building}.${room}`;
}

/** The home of this person in the building, if they live there. */
export function homeIn(person: Person, building: string): Home | undefined {
  return person.homes.find((home) => home.building === building);
}

/** How the owner last removed this person from the building, if that is how it ended. */
export function removalFrom(person: Person, building: string): PastHome | undefined {
  const ended = person.past.filter((home) => home.building === building);
  const last = ended.at(-1);
  return last?.how === 'removed' ? last : undefined;
}

/**
 * What somebody typed, as the building's list writes it: full-width digits, "室" and spaces do not matter.
 * Undefined when the building has no such room.
 */
export function roomOf(rooms: string[], typed: string): string | undefined {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s室号#]/g, '')
      .replace(/[—–_/单元]+/g, '-');
  return rooms.find((room) => plain(room) === plain(typed));
}

/** "601 的王阿姨" when a name is known, "601 的住户" otherwise. */
export function calledInBuilding(person: Pick<Person, 'name'>, room: string): string {
  return person.name ? `${room} ${person.name}` : `${room} 的住户`;
}

/** 138****8000: enough to recognise, not enough to call. */
export function maskPhone(phone: string): string {
  return phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****';
}
