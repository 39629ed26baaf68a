import { building, hotline, inside, top } from '../areas';
import { type Community, partnersOf } from '../community';
import type { SeededArea, TeamKind } from '../documents';
import { placeName } from '../place-names';
import { inRows, position } from '../positions';
import { count, type Doors } from '../rooms';
import { squadsOf, teamOf } from '../teams';

const COMMUNITIES = 20;
const ESTATES = 65;
const SQUADS: TeamKind[] = ['safety', 'health', 'culture', 'waste', 'teaching', 'repair'];

/** What is built here: towers, eleven-storey houses, walk-ups. An estate has one kind of them, about 1,050 homes. */
const STYLES: { buildings: number; doors: Doors }[] = [
  { buildings: 8, doors: { floors: 33, doors: 4, without: [4, 14] } },
  { buildings: 12, doors: { units: 2, floors: 11, doors: 4 } },
  { buildings: 22, doors: { units: 4, floors: 6, doors: 2 } },
  { buildings: 5, doors: { units: 1, floors: 34, doors: 6 } },
];

/** The demo's community and estate have names of their own; the others are numbered through the made-up ones. */
function communityName(n: number) {
  return n === 1 ? { name: '星港', slug: 'xinggang' } : placeName(n + 18);
}

function estateName(n: number) {
  return n === 1 ? { name: '同燕', slug: 'tongyan' } : placeName(n + 32);
}

function community(street: SeededArea, n: number): SeededArea {
  const { name, slug } = communityName(n);
  return inside(street, slug, n, {
    kind: 'community',
    name: `${name}社区`,
    position: inRows(street.position, n - 1, 5, 1400),
    hotline: hotline(`0731-000001${String(n).padStart(2, '0')}`),
  });
}

/** Estates are dealt out to the communities in turn; the demo's own is made of walk-ups. */
function estate(communities: SeededArea[], n: number): SeededArea[] {
  const parent = communities[(n - 1) % COMMUNITIES] as SeededArea;
  const order = Math.ceil(n / COMMUNITIES);
  const { name, slug } = estateName(n);
  const { buildings, doors } = STYLES[(n + 1) % STYLES.length] as (typeof STYLES)[number];
  const made = inside(parent, slug, order, {
    kind: 'estate',
    name: `${name}小区`,
    position: inRows(parent.position, order - 1, 2, 600),
  });
  return [made, ...count(buildings).map((number) => building(made, number, `${number} 栋`, doors))];
}

/** Changsha: one street with 20 communities and 65 estates, over 200,000 people, a WeChat group for each building. */
export function quantang(): Community {
  const street = top('quantang', {
    kind: 'street',
    name: '泉塘街道',
    position: position(113.078, 28.214),
    hotline: hotline('0731-00000100'),
    residents: 205_000,
  });
  const communities = count(COMMUNITIES).map((n) => community(street, n));
  const estates = count(ESTATES).flatMap((n) => estate(communities, n));
  const teams = communities.map((each) => teamOf(each, 'warmth', 90));
  const demoCommunity = communities[0] as SeededArea;
  return {
    areas: [street, ...communities, ...estates],
    teams: [...teams, ...teams.flatMap((team) => squadsOf(team, SQUADS))],
    points: communities.map((each) => ({
      _id: `${each._id}.hall`,
      name: `${each.name}邻里中心`,
      area: each._id,
      kind: 'hall',
      position: each.position,
    })),
    partners: estates
      .filter(({ kind }) => kind === 'estate')
      .flatMap((each) => [
        ...partnersOf(each, 'branch', [`${each.name}党支部`]),
        ...partnersOf(each, 'committee', [`${each.name}业委会`]),
        ...partnersOf(each, 'property', [`${each.name}物业服务中心`]),
      ]),
    demo: {
      building: `${demoCommunity._id}.tongyan.3`,
      owner: '群主 戊',
      groupBound: true,
      staff: [
        { area: street._id, name: '街道工作人员 甲' },
        { area: demoCommunity._id, name: '社区工作人员 丙' },
      ],
    },
  };
}
