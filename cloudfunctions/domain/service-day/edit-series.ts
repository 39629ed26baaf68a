import * as v from 'valibot';
import { day as dayOf, instant } from '../../kernel/clock';
import { _, find, update } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { id } from '../../kernel/inputs';
import { type Context, procedureOn } from '../../kernel/procedure';
import { movePromises } from '../shift/busy';
import { queueId } from '../ticket/queue';
import { fallsOn } from './calendar';
import { cancelDay } from './change-day';
import { planDays } from './generate';
import { mustEndLater, seriesFields } from './series';
import type { Series, ServiceDay } from './service-day';

const onSeries = {
  subject: ({ series }: { series: string }) => ({ from: 'series' as const, by: { _id: series } }),
  missing: '没有找到这个周期。',
  allow: ({ caller, subject }: Pick<Context<unknown, Series>, 'caller' | 'subject'>) =>
    mustHold(caller, ['staff'], subject.area),
};

/** The planned days from tomorrow on. Today's people are on their way already. */
function comingDays(series: string, now: Date): Promise<ServiceDay[]> {
  return find('days', { series, date: _.gt(dayOf(now)), state: 'planned' });
}

/** A day goes on under the new arrangement: hours and offers change, numbers stay good. */
async function follow(day: ServiceDay, series: Series): Promise<void> {
  const { name, offers } = series;
  const when = { startsAt: instant(day.date, series.from), endsAt: instant(day.date, series.to) };
  await update('days', { _id: day._id }, { name, offers, ...when });
  await movePromises({ ...day, ...when });
  for (const { kind, ...offer } of offers) {
    await update('queues', { _id: queueId(day._id, kind) }, { dayName: name, ...offer, ...when });
  }
}

type Changing = Pick<Context<unknown, Series>, 'caller' | 'requestId' | 'now'>;

/** Days on which it no longer falls are cancelled, with everyone told; the others follow. */
async function apply(series: Series, reason: string, { caller, requestId, now }: Changing): Promise<number> {
  let cancelled = 0;
  for (const day of await comingDays(series._id, now)) {
    if (series.running && fallsOn(series.rule, day.date)) {
      await follow(day, series);
    } else {
      await cancelDay({ input: { reason }, caller, subject: day, requestId, now });
      cancelled += 1;
    }
  }
  return cancelled;
}

/** Changes a series from tomorrow on. A service that is new to it has its queue from the next day that is planned. */
export const edit = procedureOn({
  input: v.object({ ...seriesFields, series: id }),
  ...onSeries,
  async run(context): Promise<{ cancelled: number }> {
    const { series: _id, ...changed } = context.input;
    mustEndLater(changed.from, changed.to);
    const series = { ...context.subject, ...changed };
    // A rule is one value: merged field by field it would keep parts of the one before.
    await update('series', { _id }, { ...changed, rule: _.set(changed.rule) });
    const cancelled = await apply(series, '安排改了', context);
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
