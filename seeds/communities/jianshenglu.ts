import { building, hotline, inside, top } from '../areas';
import { type Community, partnersOf } from '../community';
import type { SeededArea } from '../documents';
import { beside, inRows, position } from '../positions';
import { count } from '../rooms';
import { TEAM_KINDS, teamOf } from '../teams';

/** Three old estates of 20 houses with 36 homes, and a tower of 90: 2,250 homes. */
const ESTATES = [
  { slug: 'east', name: '建胜东院' },
  { slug: 'west', name: '建胜西院' },
  { slug: 'north', name: '建胜北院' },
];

function estate(community: SeededArea, n: number): SeededArea[] {
  const { slug, name } = ESTATES[n - 1] as (typeof ESTATES)[number];
  const made = inside(community, slug, n, {
    kind: 'estate',
    name,
    position: inRows(community.position, n - 1, 2, 400),
  });
  const doors = { units: 3, floors: 6, doors: 2 };
  const houses = count(20).map((number) => building(made, number, `${number} 号楼`, doors));
  return n === 1
    ? [made, ...houses, building(made, 21, '21 号楼', { floors: 15, doors: 6 })]
    : [made, ...houses];
}

/** Shijiazhuang: 2,250 households, 4,100 people, ten teams that meet and act together. */
export function jianshenglu(): Community {
  const community = top('jianshenglu', {
    kind: 'community',
    name: '建胜路社区',
    position: position(114.462, 38.055),
    hotline: hotline('0311-00000001'),
    residents: 4100,
  });
  const estates = count(ESTATES.length).flatMap((n) => estate(community, n));
  return {
    areas: [community, ...estates],
    teams: TEAM_KINDS.map((kind) => teamOf(community, kind, 25)),
    points: [
      {
        _id: 'jianshenglu.hall',
        name: '建胜路邻里活动室',
        area: community._id,
        kind: 'hall',
        position: beside(community.position, 120, 200),
      },
    ],
    partners: partnersOf(community, 'unit', ['槐桥小学', '槐桥卫生服务站', '槐桥家电维修铺']),
    demo: {
      building: 'jianshenglu.east.5',
      owner: '群主 己',
      groupBound: true,
      staff: [{ area: community._id, name: '社区工作人员 丁' }],
    },
  };
}
