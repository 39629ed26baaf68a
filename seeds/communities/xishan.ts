import { building, hotline, inside, top } from '../areas';
import { type Community, partnersOf } from '../community';
import type { SeededArea, Team } from '../documents';
import { placeName } from '../place-names';
import { beside, inRows, position } from '../positions';
import { count } from '../rooms';
import { numberedTeam, TEAM_KINDS } from '../teams';

const TEAMS = 162;
const VOLUNTEERS = 27_000;

function estate(community: SeededArea, n: number): SeededArea[] {
  const { name, slug } = placeName(10 + n);
  const made = inside(community, slug, n, {
    kind: 'estate',
    name: `${name}小区`,
    position: inRows(community.position, n - 1, 3, 450),
  });
  const doors = { units: 3, floors: 6, doors: 2 };
  return [made, ...count(8).map((number) => building(made, number, `${number} 幢`, doors))];
}

/** The alliance: all teams together count exactly the volunteers of the report. */
function alliance(community: SeededArea): Team[] {
  return count(TEAMS).map((number) => {
    const kind = TEAM_KINDS[number % TEAM_KINDS.length] as Team['kind'];
    const members =
      Math.floor((number * VOLUNTEERS) / TEAMS) - Math.floor(((number - 1) * VOLUNTEERS) / TEAMS);
    return numberedTeam(community, kind, number, members);
  });
}

/** Haining: newcomers from many places, an alliance of 162 teams and 27,000 volunteers. */
export function xishan(): Community {
  const community = top('xishan', {
    kind: 'community',
    name: '西山社区',
    position: position(120.684, 30.531),
    hotline: hotline('0573-00000001'),
  });
  const estates = count(6).flatMap((n) => estate(community, n));
  const donors = ['梧渡皮件厂', '棠井针织厂', '荷燕文具店', '柳溪餐饮店'];
  return {
    areas: [community, ...estates],
    teams: alliance(community),
    points: [
      {
        _id: 'xishan.hall',
        name: '西山邻里活动室',
        area: community._id,
        kind: 'hall',
        position: beside(community.position, 160, 90),
      },
    ],
    partners: partnersOf(community, 'alliance', donors),
    demo: {
      building: `${(estates[0] as SeededArea)._id}.2`,
      owner: '群主 丁',
      groupBound: false,
      staff: [{ area: community._id, name: '社区工作人员 乙' }],
    },
  };
}
