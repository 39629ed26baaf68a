import { building, hotline, inside, top } from '../areas';
import { type Community, partnersOf } from '../community';
import type { SeededArea, SeededPoint, TeamKind } from '../documents';
import { placeName } from '../place-names';
import { beside, inRows, position } from '../positions';
import { count } from '../rooms';
import { teamOf } from '../teams';

/** Four estates of 700 homes: ten walk-ups of 60 and one house of 100. */
const ESTATES = 4;
const METRES_BETWEEN_POINTS = 500;
const TEAMS: TeamKind[] = ['warmth', 'culture', 'waste', 'safety'];
const UNITS = [
  '卫生服务中心',
  '小学',
  '幼儿园',
  '派出所',
  '消防站',
  '供电营业点',
  '储蓄所',
  '书店',
  '药房',
  '菜场',
  '养老院',
  '文化馆',
  '法律服务所',
  '理发店',
  '家电维修铺',
];

function estate(community: SeededArea, n: number): SeededArea[] {
  const { name, slug } = placeName(4 + n);
  const made = inside(community, slug, n, {
    kind: 'estate',
    name: `${name}苑`,
    position: inRows(community.position, n - 1, 2, METRES_BETWEEN_POINTS),
  });
  const doors = { units: 5, floors: 6, doors: 2 };
  return [
    made,
    ...count(10).map((number) => building(made, number, `${number} 号`, doors)),
    building(made, 11, '11 号', { floors: 25, doors: 4 }),
  ];
}

/** At the corners of a square, one in each estate. */
function servicePoint(within: SeededArea, n: number): SeededPoint {
  return {
    _id: `${within._id}.point`,
    name: `${within.name}服务点`,
    area: within._id,
    kind: n === 1 ? 'station' : 'square',
    position: beside(within.position, 120, 60),
  };
}

/** Shanghai: 2,800 households, four service points 500 m apart, 15 partner units, four teams. */
export function jiangqiu(): Community {
  const community = top('jiangqiu', {
    kind: 'community',
    name: '江秋社区',
    position: position(121.221, 31.042),
    hotline: hotline('021-00000001'),
  });
  const estates = count(ESTATES).map((n) => estate(community, n));
  const demoEstate = estates[0]?.[0] as SeededArea;
  return {
    areas: [community, ...estates.flat()],
    teams: TEAMS.map((kind) => teamOf(community, kind, 40)),
    points: estates.map(([made], index) => servicePoint(made as SeededArea, index + 1)),
    partners: partnersOf(
      community,
      'unit',
      UNITS.map((unit) => `棠坡${unit}`),
    ),
    demo: {
      building: `${demoEstate._id}.6`,
      alsoOwns: [`${demoEstate._id}.7`],
      owner: '群主 庚',
      groupBound: true,
      staff: [{ area: community._id, name: '社区工作人员 戊' }],
    },
  };
}
