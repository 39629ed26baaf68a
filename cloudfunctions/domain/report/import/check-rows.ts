import type { Filled, Mistake } from './read-table';

/** What the rows may name, as it stands in the area. */
export interface Known {
  /** By every name it goes by: 3 幢, 梅园小区 3 幢. A name that is not one building's alone is `null`. */
  buildings: Map<string, { id: string; rooms: string[] } | null>;
  teams: Map<string, string>;
  points: Map<string, string>;
  /** The month that is running. */
  month: string;
}

/** Says that the cell under this header is wrong, and why. */
export type Wrong = (header: string, say: string) => void;

/** One row with what is found wrong in it. */
export type Check<Row> = (filled: Filled, known: Known, wrong: Wrong) => Row;

/** Names without what differs when people type them. */
export function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}

/** The building a row names. */
export function checkBuilding({ text }: Filled, { buildings }: Known, wrong: Wrong) {
  const typed = text.楼栋 ?? '';
  if (!typed) return wrong('楼栋', '没有写楼栋');
  const building = buildings.get(sameName(typed));
  if (building === null) return wrong('楼栋', `有几个“${typed}”，请在前面写上小区`);
  if (!building) return wrong('楼栋', `没有找到“${typed}”`);
  return building;
}

/** Every row and every mistake. `keyOf` says what makes two rows the same one. */
export function checkRows<Row>(
  rows: Filled[],
  known: Known,
  check: Check<Row>,
  keyOf: (row: Row) => string,
): { rows: Row[]; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const seen = new Map<string, number>();
  const checked = rows.map((filled) => {
    const before = mistakes.length;
    const row = check(filled, known, (header, say) => mistakes.push({ cell: filled.cell(header), say }));
    const first = seen.get(keyOf(row));
    if (first !== undefined && mistakes.length === before)
      mistakes.push({ cell: `A${filled.number}`, say: `和第 ${first} 行是同一条` });
    if (first === undefined) seen.set(keyOf(row), filled.number);
    return row;
  });
  return { rows: checked, mistakes };
}
