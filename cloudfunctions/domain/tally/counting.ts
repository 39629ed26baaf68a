/** How many rows there are of each key, or what they come to. */
export function counts<T>(
  rows: T[],
  key: (row: T) => string | null | undefined,
  value: (row: T) => number = () => 1,
) {
  const found = new Map<string, number>();
  for (const row of rows) {
    const id = key(row);
    if (id) found.set(id, (found.get(id) ?? 0) + value(row));
  }
  return found;
}

/** The rows of each key. */
export function grouped<T>(rows: T[], key: (row: T) => string | undefined): Map<string | undefined, T[]> {
  const groups = new Map<string | undefined, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** How many different keys the rows have. */
export function distinct<T>(rows: T[], key: (row: T) => string | null | undefined): number {
  return new Set(rows.flatMap((row) => key(row) ?? [])).size;
}

/** The sum of a figure of the rows. */
export function total<T>(rows: T[], value: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0);
}
