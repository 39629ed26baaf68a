import type { History } from '../cloudfunctions/domain/tally/history';
import { plusMonths } from '../cloudfunctions/domain/tally/period';
import { lineage } from '../cloudfunctions/kernel/area';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Community } from './community';
import { firstMonth } from './past-days';
import { staffOpenid } from './people';

/** What a community had written down before, as its report tells it. */
interface Sheet {
  from: string;
  personTimes: number;
  /** Volunteers that came to each point in a month, and for how long. */
  volunteers: number;
  minutes: number;
  service: string;
  team: string;
  source: string;
}

const SHEETS: Record<string, Sheet> = {
  jiangqiu: {
    from: '2017-01',
    personTimes: 6400,
    volunteers: 1,
    minutes: 120,
    service: '量血压、测血糖',
    team: '棠坡卫生服务中心',
    source: '2017 年以来便民服务登记.xlsx',
  },
};

/** One row for each point and month, together exactly as many person-times as the sheet says. */
export function historyOf({ areas, points, demo }: Community, now: Date): History[] {
  const area = areas[0]?._id as string;
  const sheet = SHEETS[area];
  if (!sheet) return [];
  const until = firstMonth(now);
  const rows: Pick<History, 'month' | 'point'>[] = [];
  for (let month = sheet.from; month < until; month = plusMonths(month, 1)) {
    rows.push(...points.map(({ _id }) => ({ month, point: _id })));
  }
  const by = personId(staffOpenid(demo.staff[0]?.area as string));
  const share = (index: number) => Math.floor((sheet.personTimes * index) / rows.length);
  const { volunteers, minutes, service, team, source } = sheet;
  return rows.map(({ month, point }, index) => ({
    ...{
      _id: `${point}.${month}`,
      area,
      within: lineage(area),
      month,
      point,
      service,
      team,
      source,
      by,
      at: now,
    },
    ...{ volunteers, minutes, personTimes: share(index + 1) - share(index) },
  }));
}
