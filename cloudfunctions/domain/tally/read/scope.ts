import { lineage } from '../../../kernel/area';
import { _, $, aggregate, type Query, type Stage } from '../../../kernel/database';
import { monthIn, type Span } from '../period';

/** What of closed months was changed since an instant. */
export interface Changed {
  area: string;
  /** The closed months. */
  months: string[];
  since: Date;
}

/** Of what figures are read. */
export interface Scope {
  area: string;
  /** The whole period. */
  whole: Span;
  /** What of it is not stored and has to be counted. */
  live: Span[];
  /** Null where this is not the month in which corrections of earlier months count. */
  changed: Changed | null;
}

/** Stands for a lookup that is not needed. */
export function nothing(as: string): Stage {
  return { addFields: { [as]: [] } };
}

/** Everything below an area by its path: households, buildings. */
export function below(area: string): Query {
  // A slash is the character after the dot.
  return _.gte(`${area}.`).and(_.lt(`${area}/`)) as unknown as Query;
}

/** What is inside the area, and what is for a wider one: of that its own residents count. */
export function hereOrWider(area: string): Query[] {
  const wider = lineage(area).slice(0, -1);
  return wider.length > 0 ? [{ within: area }, { area: _.in(wider) }] : [{ within: area }];
}

/** What happened then inside the area, or for a wider one. */
export function touching(area: string, spans: Span[]): Query {
  return monthIn(spans, ...hereOrWider(area));
}

/** Queues of these months in which something was changed since an instant: here, or for a wider area. */
export function queuesChanged(area: string, months: string[], since: Date): Query {
  const spans = months.map((month) => ({ from: month, to: month }));
  return monthIn(spans, ...hereOrWider(area).map((match) => ({ ...match, changedAt: _.gt(since) })));
}

/** Ledgers of these months that were written on since an instant. */
export function hoursChanged(area: string, months: string[], since: Date): Query {
  return { 'settled.within': area, month: _.in(months), changedAt: _.gt(since) };
}

/** Path of the child of the area in which something lies, by its own line; missing where it lies in none. */
export function childIn(area: string, within: string): unknown {
  return $.arrayElemAt([within, lineage(area).length]);
}

/** What several lookups find, in one request. */
export async function readTogether<T>(area: string, lookups: Stage[]): Promise<T> {
  const start = [{ match: { _id: area } }, { limit: 1 }, { project: { _id: 1 } }];
  const [found] = await aggregate<T>('areas', [...start, ...lookups]);
  if (!found) throw new Error(`no area ${area}`);
  return found;
}
