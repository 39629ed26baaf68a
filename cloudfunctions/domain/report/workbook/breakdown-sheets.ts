import type { Tally } from '../../tally/tally';
import type { Around } from '../gather/rows';
import type { Column, Sheet } from './sheet';
import { inHours } from './summary-sheet';

const counts = (...headers: string[]): Column[] =>
  headers.map((header) => ({ header, kind: 'count', width: 14 }));
const HOURS: Column = { header: '服务时间（小时）', kind: 'hours', width: 18 };
const name = (header: string): Column => ({ header, kind: 'text', width: 32 });

/** 按队伍, 按服务点, 按服务项目, 按楼栋, and where there is anything in between the areas side by side. */
export function breakdownSheets(
  { byTeam, byPoint, byService, byBuilding, byChild }: Tally,
  placeOf: Around['placeOf'],
): Sheet[] {
  const sheets: Sheet[] = [
    {
      name: '按队伍',
      columns: [name('队伍'), ...counts('服务人次', '志愿者'), HOURS],
      rows: byTeam.map((row) => [row.name, row.personTimes, row.volunteers, inHours(row.minutes)]),
    },
    {
      name: '按服务点',
      columns: [name('服务点'), ...counts('服务人次'), HOURS],
      rows: byPoint.map((row) => [row.name, row.personTimes, inHours(row.minutes)]),
    },
    {
      name: '按服务项目',
      columns: [name('服务项目'), ...counts('服务人次')],
      rows: byService.map((row) => [row.name, row.personTimes]),
    },
    {
      name: '按楼栋',
      columns: [name('楼栋'), ...counts('户数', '服务人次', '服务的人', '求助', '心愿')],
      rows: byBuilding.map((row) => [
        placeOf(row.id) || row.name,
        ...[row.households, row.personTimes, row.people, row.enquiries, row.wishes],
      ]),
    },
    {
      name: '按下级区域',
      columns: [name('区域'), ...counts('户数', '服务人次'), HOURS, ...counts('求助', '心愿')],
      rows: byChild.map((row) => [
        row.name,
        ...[row.households, row.personTimes, inHours(row.minutes), row.enquiries, row.wishes],
      ]),
    },
  ];
  return sheets.filter((sheet) => sheet.name !== '按下级区域' || sheet.rows.length > 0);
}
