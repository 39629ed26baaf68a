import { dateOf } from '../../lib/time';
import { inOneLine } from '../../lib/words';
import { breakdowns, share, spotsOf, whatOf } from './breakdowns';
import { plusPeriods, sayCount, sayDate, sayDayOfMonth, sayHours, sayPeriod, sayWholePeriod } from './say';
import type { View } from './view';

type Tally = View['tally'];

/** One bar of a chart. `percent` is its height; null where there is no figure. */
export interface Bar {
  key: string;
  label: string;
  value: string;
  percent: number | null;
  /** The one that stands out. */
  best: boolean;
}

function bars(rows: { key: string; label: string; value: number | null }[]): Bar[] {
  const most = Math.max(0, ...rows.map(({ value }) => value ?? 0));
  return rows.map(({ key, label, value }) => ({
    key,
    label,
    value: value === null ? '' : sayCount(value),
    percent: value === null ? null : share(value, most),
    best: value !== null && value > 0 && value === most,
  }));
}

export function barsOf({ byDay }: Tally): Bar[] {
  return bars(
    byDay.map(({ date, personTimes }) => ({ key: date, label: sayDayOfMonth(date), value: personTimes })),
  );
}

export function trendOf({ trend }: View): Bar[] {
  return bars(
    trend.map(({ month, personTimes }) => ({ key: month, label: sayPeriod(month), value: personTimes })),
  );
}

/** Person-times with what was corrected of earlier months, and with what was imported where that is asked for. */
function personTimesOf({ personTimes, corrections, history }: Tally, withHistory: boolean): number {
  const corrected = corrections.reduce((sum, each) => sum + each.personTimes, personTimes);
  return corrected + (withHistory ? history.personTimes : 0);
}

function countedOf({ minutes, corrections, history }: Tally, withHistory: boolean): number {
  const all = [minutes, ...corrections.map((each) => each.minutes)];
  const sum = all.reduce((total, { timed, attested, self }) => total + timed + attested + self, 0);
  return sum + (withHistory ? history.minutes : 0);
}

/** 比 10 月多 9%; empty where there is nothing to compare with. A month that still runs is not less than a whole one. */
export function sayChange({ tally, before, isRunning }: View): string {
  const now = personTimesOf(tally, false);
  if (!before || tally.period.length !== 7) return '';
  if (isRunning && now < before)
    return inOneLine(sayPeriod(plusPeriods(tally.period, -1)), `一共 ${sayCount(before)}`);
  const change = Math.round(((now - before) / before) * 100);
  const earlier = sayPeriod(plusPeriods(tally.period, -1));
  if (change === 0) return inOneLine('和', earlier, '差不多');
  return inOneLine('比', earlier, `${change > 0 ? '多' : '少'} ${Math.abs(change)}%`);
}

/** More is green, less is amber, a comparison that would be unfair is neither. */
function toneOf({ tally, before, isRunning }: View): string {
  if ((before ?? 0) <= personTimesOf(tally, false)) return 'chip-green';
  return isRunning ? '' : 'chip-amber';
}

/** Who they were, as far as one can know. */
function sayPeople({ people, unnamed }: Tally): string {
  const known = people > 0 ? `${sayCount(people)} 位邻居来过` : '';
  const others = unnamed > 0 ? `${sayCount(unnamed)} 人次只写了称呼` : '';
  return [known, others].filter(Boolean).join('，另有 ');
}

export interface Tile {
  key: string;
  name: string;
  value: string;
  note: string;
  what: string;
}

function sayWait(hours: number | null): string {
  if (hours === null) return '还没有答复';
  return hours < 1 ? '一半不到 1 小时' : `一半在 ${hours} 小时内`;
}

function tilesOf({ tally, averageDays, medianHours }: View, withHistory: boolean): Tile[] {
  const { wishes, enquiries, notices, volunteers, households } = tally;
  const days = averageDays === null ? '还没有圆的' : `平均 ${averageDays.toFixed(1)} 天`;
  const hours = `${sayHours(countedOf(tally, withHistory))} 小时`;
  return [
    {
      key: 'volunteers',
      name: '志愿者',
      value: sayCount(volunteers),
      note: hours,
      what: whatOf({ of: 'hours' }),
    },
    {
      key: 'wishes',
      name: '心愿圆了',
      value: `${wishes.fulfilled} / ${wishes.fulfilled + wishes.open}`,
      note: days,
      what: whatOf({ of: 'wishes-fulfilled' }),
    },
    {
      key: 'enquiries',
      name: '求助答复了',
      value: `${enquiries.answered} / ${enquiries.answered + enquiries.open}`,
      note: sayWait(medianHours),
      what: whatOf({ of: 'enquiries-answered' }),
    },
    {
      key: 'notices',
      name: '发了通知',
      value: sayCount(notices.posted),
      note: `${sayCount(households.read)} 户读过`,
      what: whatOf({ of: 'notices' }),
    },
  ];
}

function sayRate(value: number | null): string {
  if (value === null) return '还没有数';
  return value > 0 && value < 0.01 ? '不到 1%' : `${Math.round(value * 100)}%`;
}

/** Where one can see what a rate was counted from. */
const BEHIND: Record<View['rates'][number]['key'], { name: string; what: string }[]> = {
  knows: [{ name: '看发了哪些通知', what: whatOf({ of: 'notices' }) }],
  supports: [],
  'takes-part': [{ name: '看服务过的每一个号', what: whatOf({ of: 'served' }) }],
  satisfied: [
    { name: '看服务后的评价', what: whatOf({ of: 'served', rated: true }) },
    { name: '看求助打的分', what: whatOf({ of: 'enquiries-rated' }) },
  ],
};

export function ratesOf({ rates }: View) {
  return rates.map(({ key, name, definition, numerator, denominator, value }) => ({
    key,
    name,
    definition,
    counts: value === null ? '' : `${sayCount(numerator)} ÷ ${sayCount(denominator)}`,
    percent: value === null ? 0 : Math.round(value * 100),
    say: sayRate(value),
    behind: value === null ? [] : BEHIND[key],
  }));
}
export type DrawnRate = ReturnType<typeof ratesOf>[number];

function insideOf({ inside, tally }: View) {
  const figures = new Map(tally.byChild.map((row) => [row.id, row]));
  return inside.map(({ id, name, closed }) => {
    const { personTimes = 0, minutes = 0, wishes = 0, enquiries = 0 } = figures.get(id) ?? {};
    const note = `志愿 ${sayHours(minutes)} 小时 · 心愿 ${wishes} · 求助 ${enquiries}`;
    return { id, name, closed, value: sayCount(personTimes), note };
  });
}

function sayLog({ log, tally }: View): string[] {
  return log.map(({ verb, byName, at, reason }) => {
    const day = sayDate(dateOf(at));
    const did = verb === 'close' ? '结了' : '重新打开了';
    return `${day} ${byName || '工作人员'}${did} ${sayPeriod(tally.period)}${reason ? `：${reason}` : ''}`;
  });
}

function correctionsOf({ corrections }: Tally): string[] {
  return corrections.map(({ month, personTimes, minutes, reason }) => {
    const hours = minutes.timed + minutes.attested + minutes.self;
    const signed = (value: number, say: string) => `${value < 0 ? '少' : '多'} ${say}`;
    const people = personTimes ? signed(personTimes, `${sayCount(Math.abs(personTimes))} 人次`) : '';
    const time = hours ? signed(hours, `${sayHours(Math.abs(hours))} 小时`) : '';
    const change = [people, time].filter(Boolean).join('，') || '等核对的时长变了';
    return `${sayPeriod(month)}：${change}${reason ? `（${reason}）` : ''}`;
  });
}

/** Everything the page shows of a tally, in words. */
export function drawn(view: View, withHistory: boolean) {
  const { tally } = view;
  return {
    areaName: tally.areaName,
    title: sayWholePeriod(tally.period),
    isStreet: view.kind === 'street',
    isClosed: view.state === 'closed',
    personTimes: sayCount(personTimesOf(tally, withHistory)),
    people: sayPeople(tally),
    change: sayChange(view),
    tone: toneOf(view),
    bars: barsOf(tally),
    tiles: tilesOf(view, withHistory),
    rates: ratesOf(view),
    breakdowns: breakdowns(tally),
    spots: spotsOf(view),
    inside: insideOf(view),
    trend: trendOf(view),
    corrections: correctionsOf(tally),
    history: tally.history.from
      ? `${sayWholePeriod(tally.history.from)}到 ${sayWholePeriod(tally.history.to ?? '')}，${sayCount(tally.history.personTimes)} 人次`
      : '',
    log: sayLog(view),
    can: view.can,
    note: view.tooEarly ?? '',
  };
}
export type Drawn = ReturnType<typeof drawn>;
