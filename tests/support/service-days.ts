import { dayOn } from '../../cloudfunctions/domain/service-day/generate';
import type { Offer, Point, Series, ServiceDay } from '../../cloudfunctions/domain/service-day/service-day';
import { type Queue, queueOf } from '../../cloudfunctions/domain/ticket/queue';
import { lineage } from '../../cloudfunctions/kernel/area';
import type { Document } from '../../scripts/cloud/database/types';
import type { TestCloud } from './cloud';

let made = 0;

/** A service as it is offered, with plenty of room. */
export function anOffer(given: Partial<Offer> = {}): Offer {
  return { kind: 'blood-pressure', capacity: 100, minutes: 3, tables: 1, ahead: true, ...given };
}

/** A place where service days happen. */
export async function aPoint(
  { database }: TestCloud,
  area: string,
  given: Partial<Point> = {},
): Promise<Point> {
  made += 1;
  const point: Point = {
    _id: `point${made}`,
    name: `驿站 ${made}`,
    address: '横燕子弄 1 号',
    kind: 'station',
    area,
    within: lineage(area),
    position: { type: 'Point', coordinates: [120.17, 30.26] },
    token: `point-token-${made}`,
    secret: 'secret',
    ...given,
  };
  await database.insert('points', [point as Point & Document]);
  return point;
}

/** "周二见": every Tuesday from 9 to 11, unless it is said otherwise. */
export async function aSeries(
  { database }: TestCloud,
  point: Point,
  given: Partial<Series> = {},
): Promise<Series> {
  made += 1;
  const series: Series = {
    _id: `series${made}`,
    name: '周二见',
    point: point._id,
    area: point.area,
    within: lineage(point.area),
    rule: { every: 'week', weekday: 2 },
    from: '09:00',
    to: '11:00',
    offers: [anOffer()],
    needs: [],
    team: null,
    onHolidays: false,
    running: true,
    ...given,
  };
  await database.insert('series', [series as Series & Document]);
  return series;
}

export interface PlannedDay {
  point: Point;
  series: Series;
  day: ServiceDay;
  /** In the order of the offers. */
  queues: Queue[];
}

/** A service day with its queues, today unless it is said otherwise. */
export async function aDay(
  cloud: TestCloud,
  area: string,
  offers: Offer[] = [anOffer()],
  { date = '2026-11-24', helpers = [] as string[] } = {},
): Promise<PlannedDay> {
  const point = await aPoint(cloud, area);
  const series = await aSeries(cloud, point, { offers });
  const day = dayOn(series, point, date);
  const queues = offers.map((offer) => ({ ...queueOf(day, offer, point.token), helpers }));
  await cloud.database.insert('queues', queues as (Queue & Document)[]);
  await cloud.database.insert('days', [day as ServiceDay & Document]);
  return { point, series, day, queues };
}
