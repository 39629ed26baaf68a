import { _, add, and, find, or, update } from '../../../kernel/database';
import { newId } from '../../../kernel/ids';
import type { Home, Person, Volunteering } from '../../../kernel/person';
import { householdId } from '../../community/home';
import { beginning } from '../../volunteer/change-person';
import type { VolunteerRow } from './check-volunteer';
import type { Effect } from './import';
import type { Applying } from './kinds';

type Row = VolunteerRow;

/** The same person in every sheet: somebody of this name with this number. */
function idOf({ name, phone }: Row): string {
  return newId('imported volunteer', `${name} ${phone}`);
}

function householdOf({ building, room }: Row): string | null {
  return room && householdId(building, room);
}

/** Who is known already: imported before, or of that name in that home. One request. */
async function knownAmong(rows: Row[]): Promise<(row: Row) => Person | undefined> {
  const households = rows.map(householdOf).filter((each) => each !== null);
  const people = await find(
    'people',
    or({ _id: _.in(rows.map(idOf)) }, { 'homes.household': _.in(households) }),
  );
  return (row) => {
    const household = householdOf(row);
    const isTheirs = ({ name, homes }: Person) =>
      name === row.name && homes.some((home) => home.household === household);
    return people.find(({ _id }) => _id === idOf(row)) ?? people.find(isTheirs);
  };
}

function membershipIn(team: string, since: Date): Volunteering['teams'][number] {
  return { team, squad: null, leader: false, since };
}

function homeOf(row: Row, since: Date): Home[] {
  const household = householdOf(row);
  return household && row.room ? [{ household, building: row.building, room: row.room, since }] : [];
}

function newPerson(row: Row, { by, now }: Applying): Person {
  const teams = row.team ? [membershipIn(row.team, now)] : [];
  return {
    _id: idOf(row),
    name: row.name,
    phone: row.phone,
    homes: homeOf(row, now),
    past: [],
    grants: [],
    registeredBy: by,
    volunteer: { ...beginning(now), skills: row.skills, teams },
    since: now,
  };
}

function effectOf(row: Row, known: Person | undefined): Effect {
  if (!known) return 'new';
  const { volunteer } = known;
  const has = (skill: string) => volunteer?.skills.includes(skill);
  const isIn = !row.team || volunteer?.teams.some(({ team }) => team === row.team);
  return volunteer && isIn && row.skills.every(has) ? 'same' : 'changed';
}

/** Adds to what somebody offers; what they said of themselves stays. Up to three requests. */
async function extend({ _id, volunteer }: Person, row: Row, { now }: Applying): Promise<void> {
  if (!volunteer) {
    await update('people', { _id, volunteer: _.exists(false) }, { volunteer: beginning(now) });
  }
  if (row.skills.length > 0) {
    await update('people', { _id }, { 'volunteer.skills': _.addToSet({ $each: row.skills }) });
  }
  if (row.team) {
    const notIn = and({ _id }, { 'volunteer.teams.team': _.neq(row.team) });
    await update('people', notIn, { 'volunteer.teams': _.push([membershipIn(row.team, now)]) });
  }
}

export const volunteers = {
  async effects(rows: Row[]): Promise<Effect[]> {
    const known = await knownAmong(rows);
    return rows.map((row) => effectOf(row, known(row)));
  },
  async apply(rows: Row[], applying: Applying): Promise<void> {
    const known = await knownAmong(rows);
    const unknown = rows.filter((row) => !known(row));
    if (unknown.length > 0)
      await add(
        'people',
        unknown.map((row) => newPerson(row, applying)),
      );
    for (const row of rows) {
      const person = known(row);
      if (person && effectOf(row, person) === 'changed') await extend(person, row, applying);
    }
  },
  keyOf: (row: Row) => `${row.name} ${row.phone}`,
  say: (row: Row) => `${row.name}${row.room ? `，${row.room}` : ''}`,
};
