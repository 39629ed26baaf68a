import * as v from 'valibot';
import { record } from '../../kernel/audit';
import { aggregate, lookup } from '../../kernel/database';
import { holds, mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, household, id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { Area } from './area';
import { homeIn, householdId, maskPhone, removalFrom } from './home';

/** One neighbour as the owner sees them: no number until asked for, no openid ever. */
export interface Neighbour {
  id: string;
  name: string;
  household: string;
  room: string;
  /** Milliseconds since the epoch. */
  since: number;
  withoutWeChat: boolean;
  isOwner: boolean;
  /** '138****8000', or null when none is known. */
  phone: string | null;
}

export interface Household {
  id: string;
  room: string;
  people: Neighbour[];
}

export interface Neighbours {
  name: string;
  households: Household[];
  removed: (Neighbour & { reason: string })[];
  /** Staff may also appoint and dismiss owners. */
  mayAppoint: boolean;
}

function neighbour(
  person: Person,
  home: { household: string; room: string; since: Date },
  building: string,
): Neighbour {
  return {
    id: person._id,
    name: person.name,
    household: home.household,
    room: home.room,
    since: home.since.getTime(),
    withoutWeChat: !person.openid,
    isOwner: person.grants.some(({ role, area }) => role === 'owner' && area === building),
    phone: person.phone ? maskPhone(person.phone) : null,
  };
}

/** Who lives in a building, room by room: for its owner and for staff. */
export const people = procedure({
  input: v.object({ building: areaId }),
  sensitive: true,
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.building),
  async run({ input: { building }, caller }): Promise<Neighbours> {
    const [row] = await aggregate<Area & { living: Person[]; gone: Person[] }>('areas', [
      { match: { _id: building, kind: 'building' } },
      lookup({ from: 'people', match: { 'homes.building': building }, as: 'living' }),
      lookup({ from: 'people', match: { 'past.building': building }, as: 'gone' }),
      { limit: 1 },
    ]);
    must(row, 'not-found', '没有找到这栋楼。');
    const living = row.living.flatMap((person) =>
      person.homes
        .filter((home) => home.building === building)
        .map((home) => neighbour(person, home, building)),
    );
    const removed = row.gone.flatMap((person) => {
      const past = homeIn(person, building) ? undefined : removalFrom(person, building);
      return past ? [{ ...neighbour(person, past, building), reason: past.reason ?? '' }] : [];
    });
    const households = (row.rooms ?? []).map((room) => {
      const household = householdId(building, room);
      return { id: household, room, people: living.filter((each) => each.household === household) };
    });
    return { name: row.name, households, removed, mayAppoint: holds(caller, ['staff'], building) };
  },
});

/** A neighbour's number, to call them. The look is recorded before the number is given. */
export const phone = procedureOn({
  input: v.object({ person: id, household }),
  sensitive: true,
  subject: ({ person }) => ({ from: 'people', by: { _id: person } }),
  missing: '找不到这位邻居。',
  allow: ({ input, caller }) => mustHold(caller, ['owner', 'staff'], input.household),
  async run({ input, caller, subject: person, requestId, now }): Promise<{ phone: string }> {
    const home = person.homes.find((each) => each.household === input.household);
    must(home && person.phone, 'not-found', '这位邻居没有留电话。');
    await record(newId(caller._id, requestId), caller._id, now, {
      what: 'phone-seen',
      person: person._id,
      area: home.building,
    });
    return { phone: person.phone };
  },
});
