import { building, hotline, inside, top } from '../areas';
import { type Community, partnersOf } from '../community';
import type { SeededArea } from '../documents';
import { placeName } from '../place-names';
import { beside, inRows, position } from '../positions';
import { count, roomsOf } from '../rooms';
import { teamOf } from '../teams';

const GRIDS = ['一', '二', '三', '四', '五'];
/** The grid around the estate 横燕小区; the others are lanes of old houses. */
const HENGYAN_GRID = 3;
/** An old house that grew: attics, and a room made out of the stairs. */
const ODD_ROOMS = ['101', '102', '201', '202', '202A', '301', '302', '阁楼东', '阁楼西'];

function grid(community: SeededArea, n: number): SeededArea {
  return inside(community, String(n), n, {
    kind: 'grid',
    name: `第${GRIDS[n - 1]}网格`,
    position: inRows(community.position, n - 1, 3, 420),
  });
}

/** Houses along a lane stand straight under their grid. */
function lane(parent: SeededArea, n: number): SeededArea[] {
  const { name } = placeName(n);
  return count(12).map((number) => {
    const rooms = number === 7 ? ODD_ROOMS : roomsOf({ units: 2, floors: 5, doors: 3 });
    return building(parent, number, `${name}弄 ${number} 号`, rooms);
  });
}

function hengyan(parent: SeededArea): SeededArea[] {
  const estate = inside(parent, 'hengyan', 1, {
    kind: 'estate',
    name: '横燕小区',
    position: parent.position,
  });
  const buildings = count(9).map((number) => {
    const doors = number === 3 ? { floors: 6, doors: 8 } : { units: 3, floors: 6, doors: 2 };
    return building(estate, number, `${number} 幢`, doors);
  });
  return [estate, ...buildings];
}

/** Hangzhou: community → grid → building, a station that is open every Tuesday, three rings of partners. */
export function wangma(): Community {
  const community = top('wangma', {
    kind: 'community',
    name: '王马社区',
    position: position(120.172, 30.268),
    hotline: hotline('0571-00000001'),
  });
  const grids = count(GRIDS.length).map((n) => grid(community, n));
  const buildings = grids.flatMap((each, index) =>
    index + 1 === HENGYAN_GRID ? hengyan(each) : lane(each, index),
  );
  const demo = `wangma.${HENGYAN_GRID}.hengyan.3`;
  const units = ['横燕路小学', '横燕路卫生服务站', '横燕供电营业点', '横燕储蓄所', '横燕菜场', '横燕派出所'];
  const allies = ['青溪医院义诊队', '青溪大学学生会', '云亭书店', '云亭燃气公司', '竹湾家电', '竹湾老年大学'];
  const social = ['横燕助老社', '横燕助学社', '横燕绿色生活社', '横燕手艺人社'];
  return {
    areas: [community, ...grids, ...buildings],
    teams: [teamOf(community, 'warmth', 60), ...grids.map((each) => teamOf(each, 'visits', 12))],
    points: [
      {
        _id: 'wangma.station',
        name: '横燕子弄驿站',
        area: community._id,
        kind: 'station',
        position: beside((grids[HENGYAN_GRID - 1] as SeededArea).position, 210, -180),
      },
    ],
    partners: [
      ...partnersOf(community, 'unit', units),
      ...partnersOf(community, 'alliance', allies),
      ...partnersOf(community, 'social', social),
    ],
    demo: {
      building: demo,
      owner: '群主 丙',
      groupBound: true,
      staff: [{ area: community._id, name: '社区工作人员 甲' }],
    },
  };
}
