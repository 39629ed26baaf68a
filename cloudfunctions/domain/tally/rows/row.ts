import * as v from 'valibot';
import { areaId, date, id } from '../../../kernel/inputs';
import { SERVICE_KINDS } from '../../service-day/service-day';
import type { Period } from '../tally';

/** What is behind a figure. */
export const what = v.variant('of', [
  v.object({
    of: v.literal('served'),
    /** One day of the period. */
    date: v.optional(date),
    point: v.optional(id),
    service: v.optional(v.picklist(SERVICE_KINDS)),
    team: v.optional(id),
    building: v.optional(areaId),
    /** Only where somebody said afterwards how it was. */
    rated: v.optional(v.boolean()),
  }),
  v.object({
    of: v.literal('hours'),
    kind: v.optional(v.picklist(['timed', 'attested', 'self', 'unconfirmed'])),
    team: v.optional(id),
    point: v.optional(id),
  }),
  v.object({ of: v.picklist(['wishes-made', 'wishes-fulfilled']) }),
  v.object({ of: v.picklist(['enquiries-asked', 'enquiries-answered', 'enquiries-rated']) }),
  v.object({ of: v.literal('notices') }),
]);
export type What = v.InferOutput<typeof what>;

/** Where a page ended: a document by its time, a date or an instant, and its id. */
export const place = v.object({
  at: v.union([v.pipe(v.string(), v.isoTimestamp()), date]),
  id,
  /** Where more rows may follow of the same document: the last one's place in it. */
  row: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Place = v.InferOutput<typeof place>;

/** One row behind a figure. Names are masked: it is about figures, not about people. */
export interface Row {
  key: string;
  title: string;
  /** Who, as far as staff need it to find the paper: 陈**. */
  who: string | null;
  note: string;
  /** '2026-11-24': the day on which it counts. */
  date: string;
  minutes: number | null;
}

export interface RowPage {
  /** May be few, or none, before the end: a page looks at so many documents and no more. */
  rows: Row[];
  /** Give it back as `after` for the next page; null at the end. */
  next: Place | null;
}

/** What one page asks for. */
export interface Asked<W extends What = What> {
  area: string;
  period: Period;
  what: W;
  after: Place | null;
}

/** 陈奶奶 → 陈**. Who is called by a door only, 1-202 的邻居, is a neighbour. */
export function maskName(name: string): string {
  if (/^\d|号|的(邻居|住户)$/.test(name)) return '邻居';
  return name ? `${[...name][0]}**` : '';
}
