import { type Check, type Known, sameName, type Wrong } from './check-rows';
import type { Filled } from './read-table';

export interface HistoryRow {
  month: string;
  point: string | null;
  service: string;
  team: string;
  personTimes: number;
  volunteers: number;
  minutes: number;
}

function checkNumber(
  { text }: Filled,
  header: string,
  { most, whole }: { most: number; whole: boolean },
  wrong: Wrong,
): number {
  const typed = (text[header] ?? '').replaceAll(',', '');
  if (!typed) return 0;
  const number = Number(typed);
  if (!/^\d+(\.\d+)?$/.test(typed)) wrong(header, `“${typed}”不是数`);
  else if (whole && !Number.isInteger(number)) wrong(header, '要写整数');
  else if (number > most) wrong(header, `不会超过 ${most}，请再看一眼`);
  return number;
}

function checkMonth(typed: string, known: Known, wrong: Wrong): string {
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
