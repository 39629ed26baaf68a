import type { Partner } from '../cloudfunctions/domain/partner/partner';
import { tokenOf } from './chance';
import type { SeededArea, SeededPoint, Team } from './documents';

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

/** What a unit is to its area, by the word that stands in its id. */
const UNITS = {
  community: { role: 'community', ring: null },
  branch: { role: 'party-branch', ring: null },
  committee: { role: 'owners-committee', ring: null },
  property: { role: 'property', ring: null },
  unit: { role: 'partner', ring: 'unit' },
  alliance: { role: 'partner', ring: 'alliance' },
  social: { role: 'partner', ring: 'social' },
} as const satisfies Record<string, Pick<Partner, 'role' | 'ring'>>;

/** What units of such a name can lend, as far as the name says it. */
const LENDS: [RegExp, string][] = [
  [/小学|大学|学生会/, '场地和会带孩子的志愿者'],
  [/医院|卫生/, '义诊、量血压、上门看看'],
  [/物业/, '水电、电梯、公共地方的维修'],
  [/供电|燃气/, '家里电路燃气检查'],
  [/家电|手艺/, '修小家电、修修补补'],
  [/居委会/, '证明、补贴、政策的事'],
];

/** Units of one kind, numbered within their area. */
export function partnersOf(area: SeededArea, kind: keyof typeof UNITS, names: string[]): Partner[] {
  return names.map((name, index) => ({
    _id: `${area._id}.${kind}-${index + 1}`,
    name,
    area: area._id,
    ...UNITS[kind],
    lends: LENDS.find(([word]) => word.test(name))?.[1] ?? '',
    token: tokenOf(`${area._id}.${kind}-${index + 1}`),
    asking: [],
    closed: false,
  }));
}

/** The area with this path; it must be there. */
export function areaAt(areas: SeededArea[], path: string): SeededArea {
  const found = areas.find(({ _id }) => _id === path);
  if (!found) throw new Error(`no area ${path}`);
  return found;
}
