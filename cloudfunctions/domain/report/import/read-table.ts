import { Buffer } from 'node:buffer';
import readExcelFile from 'read-excel-file/node';
import { Refusal } from '../../../kernel/refusal';
import { columnName } from '../workbook/sheet';
import type { Table } from './table';

/** Rows of one file; more than that are given in several. */
const MOST_ROWS = 2000;

/** One row as it was filled in: text by header, and where each stands. */
export interface Filled {
  /** As the spreadsheet counts them. */
  number: number;
  text: Record<string, string>;
  /** 'C7' */
  cell(header: string): string;
}

/** What is wrong, and where. */
export interface Mistake {
  cell: string;
  say: string;
}

type Cell = string | number | boolean | Date | null;

/** What a cell shows, whatever the spreadsheet made of it: a date as 2019-04-01, a number without its dots. */
function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize('NFKC').trim();
}

async function sheetOf(file: Uint8Array): Promise<Cell[][]> {
  try {
    const [sheet] = await readExcelFile(Buffer.from(file));
    return (sheet?.data ?? []) as Cell[][];
  } catch {
    throw new Refusal('bad-input', '这个文件打不开。请用模板填写，存成 .xlsx 再选一次。');
  }
}

function plain(header: string): string {
  return header.replace(/[*＊\s]/g, '').normalize('NFKC');
}

/**
 * The rows of the first sheet whose first row names the columns of this table, in any order.
 *
 * @throws Refusal when it is no such file; what is wrong in a row is no matter of this function
 */
export async function readTable(file: Uint8Array, { columns }: Table): Promise<Filled[]> {
  const [header = [], ...rows] = await sheetOf(file);
  const found = header.map((cell) => plain(textOf(cell)));
  const places = new Map(columns.map((column) => [column.header, found.indexOf(plain(column.header))]));
  const missing = columns.find(({ header, required }) => required && places.get(header) === -1);
  if (missing) throw new Refusal('bad-input', `第 1 行里没有“${missing.header}”这一列，请用模板填写。`);
  const filled = rows.map((row, index): Filled => {
    const place = (header: string) => places.get(header) ?? -1;
    return {
      number: index + 2,
      text: Object.fromEntries(columns.map(({ header }) => [header, textOf(row[place(header)])])),
      cell: (header) => `${columnName(Math.max(place(header), 0))}${index + 2}`,
    };
  });
  const kept = filled.filter(({ text }) => Object.values(text).some(Boolean));
  if (kept.length === 0) throw new Refusal('bad-input', '表里还没有填内容，从第 2 行开始填。');
  if (kept.length > MOST_ROWS)
    throw new Refusal('bad-input', `一次最多导入 ${MOST_ROWS} 行，这张表有 ${kept.length} 行，请分几次。`);
  return kept;
}
