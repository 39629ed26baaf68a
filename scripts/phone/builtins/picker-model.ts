/** What each mode of `<picker>` offers: its columns, where they stand, and the value they mean. */

export interface PickerModel {
  /** Positions of the columns when the picker opens. */
  readonly start: number[];
  /** Texts of every column, given where the columns stand. */
  columns(selected: number[]): string[][];
  value(selected: number[]): unknown;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

function itemText(item: unknown, key: string): string {
  if (!key) return String(item);
  return String((item as Record<string, unknown>)[key]);
}

export function selectorModel(items: unknown[], key: string, value: unknown): PickerModel {
  const texts = items.map((item) => itemText(item, key));
  return {
    start: [Number(value) || 0],
    columns: () => [texts],
    value: ([index = 0]) => String(index),
  };
}

export function multiSelectorModel(columns: unknown[], key: string, value: unknown): PickerModel {
  const texts = columns.map((items) => (items as unknown[]).map((item) => itemText(item, key)));
  const given = Array.isArray(value) ? value : [];
  return {
    start: texts.map((_, column) => Number(given[column]) || 0),
    columns: () => texts,
    value: (selected) => [...selected],
  };
}

/** Numbers that are chosen one after another, each within limits that depend on those before. */
interface Unit {
  limits(before: number[]): [from: number, to: number];
  text(value: number): string;
}

function unitsModel(units: Unit[], initial: number[], write: (numbers: number[]) => string): PickerModel {
  const resolve = (selected: number[]) => {
    const numbers: number[] = [];
    units.forEach((unit, column) => {
      const [from, to] = unit.limits(numbers);
      numbers.push(Math.min(from + (selected[column] ?? 0), Math.max(from, to)));
    });
    return numbers;
  };
  const start: number[] = [];
  units.forEach((unit, column) => {
    const [from, to] = unit.limits(resolve(start).slice(0, column));
    start.push(Math.min(Math.max(0, (initial[column] ?? from) - from), Math.max(0, to - from)));
  });
  return {
    start,
    columns: (selected) => {
      const numbers = resolve(selected);
      return units.map((unit, column) => {
        const [from, to] = unit.limits(numbers.slice(0, column));
        return range(from, to).map(unit.text);
      });
    },
    value: (selected) => write(resolve(selected)),
  };
}

const splitNumbers = (text: string, separator: string) => text.split(separator).map(Number);

/** Limits of one unit when earlier units stand at the very start or end of what is allowed. */
function limitsWithin(
  start: number[],
  end: number[],
  before: number[],
  usual: [number, number],
): [number, number] {
  const column = before.length;
  const atStart = before.every((number, index) => number === start[index]);
  const atEnd = before.every((number, index) => number === end[index]);
  return [atStart ? (start[column] ?? usual[0]) : usual[0], atEnd ? (end[column] ?? usual[1]) : usual[1]];
}

/** Times are `HH:mm`. */
export function timeModel(value: string, start: string, end: string): PickerModel {
  const from = splitNumbers(start || '00:00', ':');
  const to = splitNumbers(end || '23:59', ':');
  const units: Unit[] = [
    { limits: (before) => limitsWithin(from, to, before, [0, 23]), text: twoDigits },
    { limits: (before) => limitsWithin(from, to, before, [0, 59]), text: twoDigits },
  ];
  return unitsModel(units, splitNumbers(value || '00:00', ':'), (numbers) =>
    numbers.map(twoDigits).join(':'),
  );
}

export type DateFields = 'year' | 'month' | 'day';

/** Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, by `fields`. */
export function dateModel(
  value: string,
  start: string,
  end: string,
  fields: DateFields,
  today: string,
): PickerModel {
  const from = splitNumbers(start || '1900-01-01', '-');
  const to = splitNumbers(end || '2100-12-31', '-');
  const daysIn = (year = 0, month = 1) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  const units: Unit[] = [
    {
      limits: (before) => limitsWithin(from, to, before, [from[0] ?? 0, to[0] ?? 0]),
      text: (year) => `${year}年`,
    },
    { limits: (before) => limitsWithin(from, to, before, [1, 12]), text: (month) => `${month}月` },
    {
      limits: (before) => limitsWithin(from, to, before, [1, daysIn(before[0], before[1])]),
      text: (day) => `${day}日`,
    },
  ];
  const shown = { year: 1, month: 2, day: 3 }[fields];
  return unitsModel(units.slice(0, shown), splitNumbers(value || today, '-'), (numbers) =>
    numbers.map(twoDigits).join('-'),
  );
}
