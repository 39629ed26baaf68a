import { randomUUID } from 'node:crypto';
import type { ServiceDay } from '../../cloudfunctions/domain/service-day/service-day';
import type { Reply } from '../../typings/reply';
import type { Stage } from './three-phones';

const MINUTE = 60_000;

/** A Monday evening in the last week of a month: each of the five has a service day in the four weeks to come. */
export const EVENING = new Date('2026-11-23T19:00:00+08:00');

/** A service day as a story goes through it. */
export interface StoryDay {
  id: string;
  pointName: string;
  /** Ten minutes before it begins. */
  morning: Date;
  /** Five minutes before its end. */
  end: Date;
}

/** The next day of a seeded series; past ones are seeded, too. */
export async function theDay({ cloud }: Stage, series: string): Promise<StoryDay> {
  const [day] = await cloud.database.find(
    'days',
    { series, endsAt: { $gte: EVENING } },
    { order: { date: 1 }, limit: 1 },
  );
  if (!day) throw new Error(`no day of ${series}`);
  const { _id, pointName, startsAt, endsAt } = day as unknown as ServiceDay;
  return {
    id: _id,
    pointName,
    morning: new Date(startsAt.getTime() - 10 * MINUTE),
    end: new Date(endsAt.getTime() - 5 * MINUTE),
  };
}

/** What somebody does on a phone that is not among the three. */
export async function doesElsewhere<Data>(
  { cloud }: Stage,
  openid: string,
  name: string,
  input: object,
): Promise<Data> {
  const { result } = await cloud.call('api', { openid }, { name, input, requestId: randomUUID() });
  const reply = result as Reply<Data>;
  if (!reply.ok) throw new Error(reply.say);
  return reply.data;
}
