import * as v from 'valibot';
import { _, $, aggregate } from '../../kernel/database';
import { date, id } from '../../kernel/inputs';
import { anyone, procedure } from '../../kernel/procedure';
import { actingFor } from '../volunteer/acting-for';
import { decidesAs } from './decide';
import { type DisputedHours, type EntryView, entryViews, withDisputes } from './entry-view';
import { starsFor } from './limits';

/** Days of one page. */
const PAGE = 20;
/** Months of somebody's hours: more than anybody's. */
const MOST_MONTHS = 600;

export interface MyHours {
  /** Minutes that count, all time; only on the first page, as are the months. */
  total: { minutes: number; waiting: number; stars: number; hoursToNext: number | null } | null;
  /** Whether other people's hours wait for the caller's word. */
  decides: boolean;
  /** The latest first. */
  months: { month: string; minutes: number }[];
  /** The latest day first. */
  entries: EntryView[];
  /** Give it back as `before` for the next page; null at the end. */
  next: string | null;
}

interface MonthRow {
  _id: string;
  minutes: number;
  waiting: number;
}

function monthsOf(person: string): Promise<MonthRow[]> {
  return aggregate<MonthRow>('hours', [
    { match: { person } },
    { group: { _id: '$month', minutes: $.sum('$minutes'), waiting: $.sum('$waiting') } },
    { sort: { _id: -1 } },
    { limit: MOST_MONTHS },
  ]);
}

function daysOf(person: string, before: string | undefined): Promise<DisputedHours[]> {
  return aggregate<DisputedHours>('hours', [
    { match: { person, ...(before && { date: _.lt(before) }) } },
    { sort: { date: -1 } },
    { limit: PAGE + 1 },
    { project: { outbox: 0 } },
    withDisputes,
  ]);
}

function totalOf(months: MonthRow[]): MyHours['total'] {
  const minutes = months.reduce((sum, month) => sum + month.minutes, 0);
  const waiting = months.reduce((sum, month) => sum + month.waiting, 0);
  return { minutes, waiting, ...starsFor(minutes) };
}

/** The hours of the caller, or of their child, entry by entry. Two requests whatever else the cloud holds, one for every further page. */
export const mine = procedure({
  input: v.object({ before: v.optional(date), person: v.optional(id) }),
  allow: anyone,
  async run({ input: { before, person }, caller, now }): Promise<MyHours> {
    const { _id } = await actingFor(caller, person, now);
    const [months, rows] = await Promise.all([before ? undefined : monthsOf(_id), daysOf(_id, before)]);
    const page = rows.slice(0, PAGE);
    return {
      total: months ? totalOf(months) : null,
      decides: decidesAs(caller).length > 0,
      months: months?.map(({ _id, minutes }) => ({ month: _id, minutes })) ?? [],
      entries: page.flatMap((ledger) => entryViews(ledger).reverse()),
      next: rows.length > PAGE ? (page.at(-1)?.date ?? null) : null,
    };
  },
});
