import type { Measured } from './figure';

const HEAD = ['figure', 'value', 'limit', ''] as const;

/** The results as lines of a table, for people. */
export function table(results: Measured[]): string[] {
  const rows = results.map(({ name, value, limit, ok }) => [
    name,
    shown(value),
    shown(limit),
    ok ? 'ok' : 'FALLS SHORT',
  ]);
  const width = Math.max(...rows.map(([name = '']) => name.length), HEAD[0].length);
  return [[...HEAD], ...rows].map(([name = '', value = '', limit = '', ok = '']) =>
    `${name.padEnd(width)}  ${value.padStart(9)}  ${limit.padStart(9)}  ${ok}`.trimEnd(),
  );
}

/** Counts as they are, everything else to three digits. */
function shown(value: number | null): string {
  if (value === null) return '—';
  return Number.isInteger(value) ? String(value) : value.toPrecision(3);
}
