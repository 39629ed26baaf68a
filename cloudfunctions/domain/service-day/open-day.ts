import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { _, $, aggregate, and, expr, lookup } from '../../kernel/database';
import { id, token } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import { helper } from '../ticket/queue';
import { type DayCard, type DayRow, dayCard, withQueues } from './read-days';
import { type DayVerb, dayWorkflow, type Point, type ServiceDay } from './service-day';

export interface DayView extends DayCard {
  can: DayVerb[];
  /** Whether the caller works at the tables this day. */
  helps: boolean;
  area: string;
  /** Where to go, for the phone's own map. */
  longitude: number;
  latitude: number;
}

/** One service day with its services. */
export const open = procedure({
  input: v.object({ day: id }),
  allow: anyone,
  async run({ input, caller, now }): Promise<DayView> {
    const [row] = await aggregate<DayRow & { helpers: { helpers: string[] }[] }>('days', [
      { match: { _id: input.day } },
      ...withQueues(caller._id),
      lookup({
        from: 'queues',
        match: { day: input.day },
        stages: [{ project: { helpers: 1 } }],
        as: 'helpers',
      }),
      { limit: 1 },
    ]);
    must(row, 'not-found', '没有找到这个服务日，可能改了安排。');
    const helpers = row.helpers.flatMap((queue) => queue.helpers);
    return {
      ...dayCard(row, undefined, now),
      can: can(dayWorkflow, row as unknown as ServiceDay, { caller, now }),
      helps: helper.test({ helpers, within: row.within }, { caller, now }),
      area: row.area,
      longitude: row.position.coordinates[0],
      latitude: row.position.coordinates[1],
    };
  },
});

/** What somebody finds who scans a point's code: the day that is on, or the next one. */
export interface PointArrival {
  pointName: string;
  /** The day to open; null while nothing is planned. */
  day: string | null;
  today: boolean;
}

export const arrive = procedure({
  input: v.object({ token }),
  allow: anyone,
  async run({ input, now }): Promise<PointArrival> {
    const [row] = await aggregate<Point & { days: Pick<ServiceDay, '_id' | 'date'>[] }>('points', [
      { match: { token: input.token } },
      lookup({
        from: 'days',
        let: { point: '$_id' },
        match: and(expr($.eq(['$point', '$$point'])), { state: 'planned', endsAt: _.gt(now) }),
        stages: [{ sort: { endsAt: 1 } }, { limit: 1 }, { project: { date: 1 } }],
        as: 'days',
      }),
      { limit: 1 },
    ]);
    must(row, 'not-found', '没有找到这个服务点，请重新扫一扫桌上的二维码。');
    const next = row.days[0];
    return { pointName: row.name, day: next?._id ?? null, today: next?.date === dayOf(now) };
  },
});
