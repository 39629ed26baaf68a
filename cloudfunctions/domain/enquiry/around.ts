import type { Person } from '../../kernel/person';
import type { Enquiry } from './enquiry';

/**
 * Looks up, beside an area or an enquiry, everybody who holds a grant over it: owners of the building and the staff of
 * every area above. A handful of people, in the same request.
 */
export const withKeepers = {
  lookup: { from: 'people', localField: 'within', foreignField: 'grants.area', as: 'keepers' },
};

/** Looks up the person who asked. */
export const withAsker = {
  lookup: { from: 'people', localField: 'by', foreignField: '_id', as: 'askers' },
};

/** Looks up the building with every area above it. */
export const withAreas = {
  lookup: { from: 'areas', localField: 'within', foreignField: '_id', as: 'areas' },
};

export interface Keepers {
  holder: 'owner' | 'staff';
  people: Person[];
}

function grantedHere(person: Person, role: 'owner' | 'staff', within: string[]): string[] {
  return person.grants
    .filter((each) => each.role === role && within.includes(each.area))
    .map(({ area }) => area);
}

/** The staff nearest to the building: of the community rather than of the street. */
export function nearestStaff(keepers: Person[], within: string[]): Person[] {
  const depth = (person: Person) =>
    Math.max(0, ...grantedHere(person, 'staff', within).map(({ length }) => length));
  const deepest = Math.max(0, ...keepers.map(depth));
  return deepest === 0 ? [] : keepers.filter((person) => depth(person) === deepest);
}

/** Whose turn it is once nobody else has it: the owners; staff where there is none, or where staff had it before. */
export function keepersOf(
  keepers: Person[],
  { within, holder }: Pick<Enquiry, 'within'> & Partial<Pick<Enquiry, 'holder'>>,
): Keepers {
  const owners = keepers.filter((person) => grantedHere(person, 'owner', within).length > 0);
  return holder === 'staff' || owners.length === 0
    ? { holder: 'staff', people: nearestStaff(keepers, within) }
    : { holder: 'owner', people: owners };
}
