import type { CellObject } from 'write-excel-file/node';
import { wallClock } from '../../../kernel/clock';
import type { Column, Kind, Odd, Row, Sheet, Value } from './sheet';

/** Of each kind: as Excel writes number formats. `@` keeps a text a text even after somebody edits the cell. */
const FORMATS: Record<Kind, string> = {
  text: '@',
  count: '#,##0',
  hours: '#,##0.0',
  rate: '0.0%',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
};

/** In points. */
const ROW = 20;

/** Numbers stand on the right by themselves; a time is no number to whoever reads it. */
const ALIGN: Partial<Record<Kind, { align: 'left' }>> = { day: { align: 'left' }, moment: { align: 'left' } };
const LINE = { borderColor: '#d9d2c9', borderStyle: 'thin' } as const;
const HEAD = {
  fontWeight: 'bold',
  backgroundColor: '#f6f3ee',
  align: 'center',
  alignVertical: 'center',
  ...LINE,
} as const;

/** A moment becomes what the clock on the wall said: a spreadsheet knows no time zones. */
export function plain(value: Value, kind: Kind): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'day') return new Date(value);
  return value instanceof Date ? wallClock(value) : value;
}

/**
 * write-excel-file looks texts up in a plain object, so that one called like a property every object has (`toString`)
 * would make a file nobody can open. Such a text gets a mark in front that has no width.
 */
function harmless(written: ReturnType<typeof plain>): ReturnType<typeof plain> {
  return typeof written === 'string' && written in Object.prototype ? `\u2060${written}` : written;
}

/** A cell with its style. An empty one has the lines, too. */
export function cell(value: Value, kind: Kind): CellObject {
  const style = { wrap: kind === 'text', alignVertical: 'center', ...ALIGN[kind], ...LINE } as const;
  const written = harmless(plain(value, kind));
  return written === null ? style : { ...style, format: FORMATS[kind], value: written };
}

function isOdd(given: Value | Odd | undefined): given is Odd {
  return typeof given === 'object' && given !== null && 'kind' in given;
}

/** A row one line high: what is longer belongs into a wider column, or among the streamed rows. */
export function cells(row: Row, columns: Column[]): CellObject[] {
  return columns.map(({ kind }, index) => {
    const given = row[index];
    const made = isOdd(given) ? cell(given.value, given.kind) : cell(given ?? null, kind);
    return { ...made, height: ROW };
  });
}

/** The title, where there is one, and the header. */
export function headCells({ title, columns }: Sheet): (CellObject | null)[][] {
  const header = columns.map((column) => ({ ...HEAD, value: column.header, wrap: true, height: 32 }));
  if (!title) return [header];
  const line = {
    value: title,
    columnSpan: columns.length,
    fontWeight: 'bold',
    fontSize: 16,
    height: 32,
  } as const;
  return [[line, ...columns.slice(1).map(() => null)], header];
}

/** A row with a value of every column's kind: what streamed rows take their styles from. */
export function sampleCells(columns: Column[]): CellObject[] {
  const samples: Record<Kind, Value> = {
    text: 'x',
    count: 1,
    hours: 1,
    rate: 1,
    day: '2026-01-01',
    moment: new Date(0),
  };
  return columns.map(({ kind }) => cell(samples[kind], kind));
}
