import { SKILL_KEYS, type Skill, skillName } from '../../volunteer/skills';
import { type Check, checkBuilding, sameName } from './check-rows';

export interface VolunteerRow {
  name: string;
  phone: string;
  building: string;
  room: string | null;
  team: string | null;
  skills: Skill[];
}

function phoneMistake(phone: string): string | null {
  if (/^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(phone)) return null;
  if (!/^[\d-]+$/.test(phone)) return '手机号里有不是数字的字';
  if (phone.startsWith('1') && phone.length < 11) {
    const missing = 11 - phone.length;
    return missing === 1 ? '手机号少一位' : `手机号少 ${missing} 位`;
  }
  if (phone.startsWith('1')) return '手机号多了几位';
  return '不像手机号，手机号是 1 开头的 11 位数';
}

/** As the building's list writes it; undefined when it has no such room. */
function roomIn(rooms: string[], typed: string): string | undefined {
  const strip = (room: string) => sameName(room).replace(/[室号]$/, '');
  return rooms.find((room) => strip(room) === strip(typed));
}

export const checkVolunteer: Check<VolunteerRow> = (filled, known, wrong) => {
  const {
    姓名: name = '',
    手机号: phone = '',
    房号: typed = '',
    队伍: team = '',
    专业技能: skills = '',
  } = filled.text;
  if (!name) wrong('姓名', '没有写姓名');
  if (name.length > 20) wrong('姓名', '姓名超过 20 个字');
  const mistake = phone ? phoneMistake(phone) : '没有写手机号';
  if (mistake) wrong('手机号', mistake);
  const building = checkBuilding(filled, known, wrong);
  const room = building && typed ? roomIn(building.rooms, typed) : undefined;
  if (building && typed && !room) wrong('房号', `这栋楼没有 ${typed}`);
  const known_team = team ? known.teams.get(sameName(team)) : undefined;
  if (team && !known_team) wrong('队伍', `没有找到“${team}”这支队伍`);
  const words = skills.split(/[、,，;；\s]+/).filter(Boolean);
  const named = words.map((word) => SKILL_KEYS.find((key) => skillName(key) === word));
  const unknown = words.find((_word, index) => !named[index]);
  if (unknown) wrong('专业技能', `没有“${unknown}”这项，可以写：${SKILL_KEYS.map(skillName).join('、')}`);
  return {
    ...{ name, phone },
    building: building?.id ?? '',
    room: room ?? null,
    team: known_team ?? null,
    skills: named.filter((key) => key !== undefined),
  };
};
