import * as v from 'valibot';
import { day as dayOf } from '../../kernel/clock';
import { _, and, find, or, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import { type Context, procedureOn } from '../../kernel/procedure';
import { fallsOn } from './calendar';
import { cancelDay } from './change-day';
import { follow, queuesOf, REASON } from './follow';
import { planDays } from './generate';
import { mustEndLater, seriesFields } from './series';
import type { Series, ServiceDay } from './service-day';

const onSeries = {
  subject: ({ series }: { series: string }) => ({ from: 'series' as const, by: { _id: series } }),
  missing: '没有找到这个周期。',
  allow: ({ caller, subject }: Pick<Context<unknown, Series>, 'caller' | 'subject'>) =>
    mustHold(caller, ['staff'], subject.area),
};

type Changing = Pick<Context<unknown, Series>, 'caller' | 'requestId' | 'now'>;

/** The days from tomorrow on that are planned, or that this very call cancelled. Today's people are on their way already. */
function comingDays(series: string, { requestId, now }: Changing): Promise<ServiceDay[]> {
  const stands = or({ state: 'planned' }, { 'log.requestId': requestId });
  return find('days', and({ series, date: _.gt(dayOf(now)) }, stands));
}

/** The date a day was planned for, wherever it was moved to. */
function plannedFor({ _id, series }: ServiceDay): string {
  return _id.slice(series.length + 1);
}

/** Days on which it no longer falls are cancelled, with everyone told; the others follow. Says how many were cancelled. */
async function apply(series: Series, reason: string, changing: Changing): Promise<number> {
  const { caller, requestId, now } = changing;
  const days = await comingDays(series._id, changing);
  const stays = (day: ServiceDay) => series.running && fallsOn(series.rule, plannedFor(day));
  const [staying, going] = [days.filter(stays), days.filter((day) => !stays(day))];
  for (const day of going) await cancelDay({ input: { reason }, caller, subject: day, requestId, now });
  if (staying.length === 0) return going.length;
  const [queues, [point]] = await Promise.all([
    queuesOf(staying),
    find('points', { _id: series.point }, { limit: 1 }),
  ]);
  for (const day of staying) {
    const following = { by: caller._id, requestId, now };
    await follow(day, queues.get(day._id) ?? [], series, point?.token ?? '', following);
  }
  return going.length;
}

/** Changes a series from tomorrow on, with the days that are planned already. */
export const edit = procedureOn({
  input: v.object({ ...seriesFields, series: id }),
  ...onSeries,
  async run(context): Promise<{ cancelled: number }> {
    const { series: _id, ...changed } = context.input;
    mustEndLater(changed.from, changed.to);
    const series = { ...context.subject, ...changed };
    // A rule is one value: merged field by field it would keep parts of the one before.
    await update('series', { _id }, { ...changed, rule: _.set(changed.rule) });
    const cancelled = await apply(series, REASON, context);
    await planDays([series], context.now);
    return { cancelled };
  },
});

/** Ends a series: nothing from tomorrow on. */
export const end = procedureOn({
  input: v.object({ series: id }),
  ...onSeries,
  async run(context): Promise<{ cancelled: number }> {
    await update('series', { _id: context.subject._id }, { running: false });
    return { cancelled: await apply({ ...context.subject, running: false }, '以后不再办了', context) };
  },
});
