import { SKILL_KEYS, type Skill, skillName } from '../../volunteer/skills';
import type { Filled, Mistake } from './read-table';

/** What the rows may name, as it stands in the area. */
export interface Known {
  /** By every name it goes by: 3 幢, 梅园小区 3 幢. A name that is not one building's alone is `null`. */
  buildings: Map<string, { id: string; rooms: string[] } | null>;
  teams: Map<string, string>;
  points: Map<string, string>;
  /** The month that is running. */
  month: string;
}

export interface VolunteerRow {
  name: string;
  phone: string;
  building: string;
  room: string | null;
  team: string | null;
  skills: Skill[];
}

export interface HouseholdRow {
  building: string;
  room: string;
}

export interface HistoryRow {
  month: string;
  point: string | null;
  service: string;
  team: string;
  personTimes: number;
  volunteers: number;
  minutes: number;
}

/** One row with what is found wrong in it. */
type Check<Row> = (filled: Filled, known: Known, wrong: (header: string, say: string) => void) => Row;

/** Names without what differs when people type them. */
export function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
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

function checkBuilding({ text }: Filled, { buildings }: Known, wrong: (header: string, say: string) => void) {
  const typed = text.楼栋 ?? '';
  if (!typed) return wrong('楼栋', '没有写楼栋');
  const building = buildings.get(sameName(typed));
  if (building === null) return wrong('楼栋', `有几个“${typed}”，请在前面写上小区`);
  if (!building) return wrong('楼栋', `没有找到“${typed}”`);
  return building;
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

export const checkHousehold: Check<HouseholdRow> = (filled, known, wrong) => {
  const building = checkBuilding(filled, known, wrong);
  const room = (filled.text.房号 ?? '').replace(/室$/, '');
  if (!room) wrong('房号', '没有写房号');
  if (room.length > 12) wrong('房号', '房号太长了，比如 601');
  if (/[.\s]/.test(room)) wrong('房号', '房号里不要有点和空格');
  return { building: building?.id ?? '', room };
};

function checkNumber(
  { text }: Filled,
  header: string,
  { most, whole }: { most: number; whole: boolean },
  wrong: (header: string, say: string) => void,
): number {
  const typed = (text[header] ?? '').replaceAll(',', '');
  if (!typed) return 0;
  const number = Number(typed);
  if (!/^\d+(\.\d+)?$/.test(typed)) wrong(header, `“${typed}”不是数`);
  else if (whole && !Number.isInteger(number)) wrong(header, '要写整数');
  else if (number > most) wrong(header, `不会超过 ${most}，请再看一眼`);
  return number;
}

function checkMonth(typed: string, known: Known, wrong: (header: string, say: string) => void): string {
  const [, year = '', number = ''] = /^(\d{4})\D(\d{1,2})(\D\d{0,2}\D?)?$/.exec(typed) ?? [];
  const month = `${year}-${number.padStart(2, '0')}`;
  if (!typed) wrong('月份', '没有写月份');
  else if (!/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(month)) wrong('月份', `“${typed}”不像月份，比如 2019-04`);
  else if (month > known.month) wrong('月份', `${month} 还没有到`);
  return month;
}

export const checkHistory: Check<HistoryRow> = (filled, known, wrong) => {
  const { 月份: month = '', 服务点: point = '', 服务项目: service = '', 队伍: team = '' } = filled.text;
  const found = point ? known.points.get(sameName(point)) : undefined;
  if (point && !found) wrong('服务点', `没有找到“${point}”这个服务点`);
  if (service.length > 30) wrong('服务项目', '服务项目超过 30 个字');
  if (team.length > 30) wrong('队伍', '队伍名超过 30 个字');
  if (!filled.text.人次) wrong('人次', '没有写人次');
  return {
    month: checkMonth(month, known, wrong),
    point: found ?? null,
    ...{ service, team },
    personTimes: checkNumber(filled, '人次', { most: 100_000, whole: true }, wrong),
    volunteers: checkNumber(filled, '志愿者人数', { most: 10_000, whole: true }, wrong),
    minutes: Math.round(checkNumber(filled, '时长（小时）', { most: 100_000, whole: false }, wrong) * 60),
  };
};

/** Every row and every mistake. `keyOf` says what makes two rows the same one. */
export function checkRows<Row>(
  rows: Filled[],
  known: Known,
  check: Check<Row>,
  keyOf: (row: Row) => string,
): { rows: Row[]; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const seen = new Map<string, number>();
  const checked = rows.map((filled) => {
    const before = mistakes.length;
    const row = check(filled, known, (header, say) => mistakes.push({ cell: filled.cell(header), say }));
    const first = seen.get(keyOf(row));
    if (first !== undefined && mistakes.length === before)
      mistakes.push({ cell: `A${filled.number}`, say: `和第 ${first} 行是同一条` });
    if (first === undefined) seen.set(keyOf(row), filled.number);
    return row;
  });
  return { rows: checked, mistakes };
}
