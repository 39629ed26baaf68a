import * as v from 'valibot';
import { areaId, date, id } from '../../kernel/inputs';
import { SERVICE_KINDS } from '../service-day/service-day';

/** What is behind a figure of a month. */
export const what = v.variant('of', [
  v.object({
    of: v.literal('served'),
    date: v.optional(date),
    point: v.optional(id),
    service: v.optional(v.picklist(SERVICE_KINDS)),
    team: v.optional(id),
    building: v.optional(areaId),
  }),
  v.object({
    of: v.literal('hours'),
    kind: v.optional(v.picklist(['timed', 'attested', 'self', 'unconfirmed'])),
    team: v.optional(id),
    point: v.optional(id),
  }),
  v.object({ of: v.picklist(['wishes-made', 'wishes-fulfilled', 'enquiries-asked', 'enquiries-answered']) }),
  v.object({ of: v.literal('notices') }),
]);
export type What = v.InferOutput<typeof what>;

/** One row behind a figure. Names are masked: it is about figures, not about people. */
export interface Row {
  key: string;
  title: string;
  /** Who, as far as staff need it to find the paper: 陈**. */
  who: string | null;
  note: string;
  /** '2026-11-24'. */
  date: string;
  minutes: number | null;
}

export interface RowPage {
  rows: Row[];
  /** Give it back as `after` for the next page; null at the end. */
  next: string | null;
}

/** What one page asks for. */
export interface Asked<W extends What = What> {
  area: string;
  month: string;
  what: W;
  after: string;
}

export const PAGE = 30;

/** A page of what was read, one more than a page. */
export function pageOf(rows: Row[]): RowPage {
  const page = rows.slice(0, PAGE);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.key ?? null) : null };
}

/** 陈奶奶 → 陈**. */
export function maskName(name: string): string {
  return name ? `${[...name][0]}**` : '';
}
