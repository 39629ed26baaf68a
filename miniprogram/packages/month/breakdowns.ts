import { sayCount, sayHours } from './say';
import type { View } from './view';

type Tally = View['tally'];

/** One line of a breakdown. */
export interface Share {
  key: string;
  name: string;
  note: string;
  value: string;
  percent: number;
  what: string;
}

/** What behind a figure is opened by a tap, as the page of rows takes it. */
export function whatOf(what: Record<string, string | boolean>): string {
  return encodeURIComponent(JSON.stringify(what));
}

/** How much of the most something is, in percent. */
export function share(value: number, most: number): number {
  return most > 0 ? Math.round((value / most) * 100) : 0;
}

interface Counted {
  id: string;
  name: string;
  personTimes: number;
  minutes?: number;
}

/** The largest first, what has nothing left out. Where nobody was served the hours stand behind it. */
function sharesOf(rows: Counted[], by: 'service' | 'point' | 'team'): Share[] {
  const value = ({ personTimes, minutes = 0 }: Counted) => personTimes || minutes / 60;
  const some = rows.filter((row) => value(row) > 0).sort((a, b) => value(b) - value(a));
  const most = Math.max(0, ...some.map(value));
  return some.map((row) => ({
    key: row.id,
    name: row.name,
    note: row.minutes ? `志愿 ${sayHours(row.minutes)} 小时` : '',
    value: row.personTimes ? `${sayCount(row.personTimes)} 人次` : '',
    percent: share(value(row), most),
    what: whatOf({ of: row.personTimes > 0 ? 'served' : 'hours', [by]: row.id }),
  }));
}

const KINDS = {
  timed: '扫码计时',
  attested: '负责人补记',
  self: '本人填报、已核对',
  unconfirmed: '还没核对，不算在内',
};

function hoursOf({ minutes }: Tally): Share[] {
  const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
  const most = Math.max(0, ...kinds.map((kind) => minutes[kind]));
  return kinds
    .filter((kind) => minutes[kind] > 0)
    .map((kind) => ({
      key: kind,
      name: KINDS[kind],
      note: '',
      value: `${sayHours(minutes[kind])} 小时`,
      percent: share(minutes[kind], most),
      what: whatOf({ of: 'hours', kind }),
    }));
}

/** The breakdowns, each with its heading; those without a line are left out. */
export function breakdowns(tally: Tally): { title: string; shares: Share[] }[] {
  return [
    { title: '按服务项目', shares: sharesOf(tally.byService, 'service') },
    { title: '按服务点', shares: sharesOf(tally.byPoint, 'point') },
    { title: '按队伍', shares: sharesOf(tally.byTeam, 'team') },
    { title: '志愿时长从哪里来', shares: hoursOf(tally) },
  ].filter(({ shares }) => shares.length > 0);
}

/** A building on the map: where it stands in percent, and how much happened there, in four steps. */
export interface DrawnSpot {
  id: string;
  name: string;
  left: number;
  top: number;
  step: number;
  say: string;
}

const STEPS = 3;

export function spotsOf({ map, tally }: View): DrawnSpot[] {
  const figures = new Map(tally.byBuilding.map((row) => [row.id, row]));
  const most = Math.max(0, ...tally.byBuilding.map(({ personTimes }) => personTimes));
  return map.flatMap(({ id, x, y }) => {
    const row = figures.get(id);
    if (!row) return [];
    const { name, personTimes, people, households, enquiries, wishes } = row;
    const step = personTimes > 0 ? Math.ceil(Math.sqrt(personTimes / most) * STEPS) : 0;
    const came = personTimes > 0 ? `${personTimes} 人次，${people} 位邻居` : '还没有人来过';
    const say = `${households} 户 · ${came} · 求助 ${enquiries} 件 · 圆了 ${wishes} 个心愿`;
    return [{ id, name, left: Math.round(x * 100), top: Math.round(y * 100), step, say }];
  });
}
