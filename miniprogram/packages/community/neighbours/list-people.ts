import type { Neighbour, Neighbours } from '../../../../cloudfunctions/domain/community/people';
import { sayTime } from '../../../lib/time';

export interface PersonLine extends Neighbour {
  /** Somebody may have two homes in one building. */
  key: string;
  called: string;
  say: string;
}

function line(person: Neighbour, now: number): PersonLine {
  const how = person.withoutWeChat ? '登记' : '加入';
  return {
    ...person,
    key: `${person.id} ${person.household}`,
    called: person.name || '住户',
    say: `${sayTime(person.since, now)} ${how}`,
  };
}

/** The people of a building, in the order of the doors or the newest first. */
export function listPeople({ households }: Neighbours, newestFirst: boolean, now = Date.now()): PersonLine[] {
  const people = households.flatMap((household) => household.people);
  const sorted = newestFirst ? [...people].sort((a, b) => b.since - a.since) : people;
  return sorted.map((person) => line(person, now));
}

/** 48 户，34 户有人加入，2 位没有微信 */
export function summarise({ households }: Neighbours): string {
  const joined = households.filter(({ people }) => people.length > 0).length;
  const without = households.flatMap(({ people }) => people).filter(({ withoutWeChat }) => withoutWeChat);
  const parts = [`${households.length} 户`, `${joined} 户有人加入`];
  if (without.length > 0) parts.push(`${without.length} 位没有微信`);
  return parts.join('，');
}
