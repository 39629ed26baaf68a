import { day as dayOf, instant } from '../../kernel/clock';
import { _, add, aggregate, find } from '../../kernel/database';
import { unfilled } from '../shift/shift';
import { queueOf } from '../ticket/queue';
import { comingDates } from './calendar';
import { HOLIDAYS } from './holidays';
import { dayId, type Point, type Series, type ServiceDay } from './service-day';

/** Ids asked for in one request. */
const AT_ONCE = 500;

/** One occurrence of a series as it is first planned. */
export function dayOn(series: Series, point: Point, date: string): ServiceDay {
  return {
    _id: dayId(series._id, date),
    state: 'planned',
    series: series._id,
    name: series.name,
    point: point._id,
    pointName: point.name,
    address: point.address,
    position: point.position,
    area: series.area,
    within: series.within,
    date,
    month: date.slice(0, 7),
    startsAt: instant(date, series.from),
    endsAt: instant(date, series.to),
    offers: series.offers,
    ...unfilled(series.needs),
    team: series.team,
    reason: null,
    log: [],
    outbox: [],
  };
}

/** The days on which a series is planned from a day on, public holidays left out where it keeps them. */
export function datesOf(series: Series, from: string): string[] {
  if (!series.running) return [];
  return comingDates(series.rule, from).filter((date) => series.onHolidays || !HOLIDAYS[date]);
}

/** Which of these days are there already. */
async function known(ids: string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const rows = await aggregate<{ _id: string }>('days', [
      { match: { _id: _.in(ids.slice(start, start + AT_ONCE)) } },
      { project: { _id: 1 } },
      { limit: AT_ONCE },
    ]);
    for (const { _id } of rows) found.add(_id);
  }
  return found;
}

/** The queues first: whoever sees a day can take a number. What is there already stays as it is. */
async function addDay(day: ServiceDay, point: Point): Promise<boolean> {
  for (const offer of day.offers) await add('queues', queueOf(day, offer, point.token));
  return add('days', day);
}

/** Plans what is coming of these series and says how many days were new. Twice makes nothing twice. */
export async function planDays(all: Series[], now: Date): Promise<number> {
  const points = await find('points', { _id: _.in([...new Set(all.map(({ point }) => point))]) });
  const planned = all.flatMap((series) => {
    const point = points.find(({ _id }) => _id === series.point);
    if (!point) return [];
    return datesOf(series, dayOf(now)).map((date) => ({ point, day: dayOn(series, point, date) }));
  });
  const there = await known(planned.map(({ day }) => day._id));
  let made = 0;
  for (const { day, point } of planned) {
    if (!there.has(day._id) && (await addDay(day, point))) made += 1;
  }
  return made;
}

/** The daily round over everything that runs. */
export async function generateDays(now: Date): Promise<number> {
  return planDays(await find('series', { running: true }), now);
}
