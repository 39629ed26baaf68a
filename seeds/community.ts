import type { Partner, PartnerKind, SeededArea, SeededPoint, Team } from './documents';

/** One of the five, without its people. */
export interface Community {
  areas: SeededArea[];
  teams: Team[];
  points: SeededPoint[];
  partners: Partner[];
  /** The building that is lived in: its people, its owner and its group chat can be tried. */
  demo: {
    building: string;
    /** What its owner is called. */
    owner: string;
    /** False: its owner still has to bind the group. */
    groupBound: boolean;
    /** Further buildings of the same owner. */
    alsoOwns?: string[];
    /** Where staff work, outermost first, and what they are called. */
    staff: { area: string; name: string }[];
  };
}

/** Partners of one kind, numbered within their area. */
export function partnersOf(area: SeededArea, kind: PartnerKind, names: string[]): Partner[] {
  return names.map((name, index) => ({
    _id: `${area._id}.${kind}-${index + 1}`,
    name,
    area: area._id,
    kind,
  }));
}

/** The area with this path; it must be there. */
export function areaAt(areas: SeededArea[], path: string): SeededArea {
  const found = areas.find(({ _id }) => _id === path);
  if (!found) throw new Error(`no area ${path}`);
  return found;
}
