/** How a column's values are written and shown. A rate is a share of one; a moment is an instant, a day '2026-11-24'. */
export type Kind = 'text' | 'count' | 'hours' | 'rate' | 'day' | 'moment';

export type Value = string | number | Date | null;

/** A value of another kind than its column's. */
export interface Odd {
  kind: Kind;
  value: Value;
}

export type Row = (Value | Odd)[];

export interface Column {
  header: string;
  kind: Kind;
  /** In letters of the default size. */
  width: number;
}

export interface Sheet {
  name: string;
  /** A line above the header. */
  title?: string;
  columns: Column[];
  rows: Row[];
  /** Rows that come after those, a few thousand at a time: so many that they are never in memory together. */
  more?: AsyncIterable<Value[][]>;
}

/** Rows above the first row of values. */
export function headRows({ title }: Pick<Sheet, 'title'>): number {
  return title ? 2 : 1;
}

/** `A`, `Z`, `AA`: of the first, the 26th, the 27th column. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
