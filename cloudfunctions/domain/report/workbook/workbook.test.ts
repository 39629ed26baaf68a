import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import type { Column, Row, Sheet, Value } from './sheet';
import { columnName } from './sheet';
import { writeWorkbook } from './write-workbook';

const COLUMNS: Column[] = [
  { header: '姓名', kind: 'text', width: 12 },
  { header: '人次', kind: 'count', width: 8 },
  { header: '时长', kind: 'hours', width: 8 },
  { header: '比例', kind: 'rate', width: 8 },
  { header: '日期', kind: 'day', width: 12 },
  { header: '时间', kind: 'moment', width: 18 },
];
/** Half past nine in the evening where people live, the next day not yet. */
const MOMENT = new Date('2026-11-24T13:30:00Z');
const ROW: Value[] = ['陈奶奶', 12, 1.5, 0.755, '2026-11-24', MOMENT];
/** The same as a reader gives it back. */
const READ = ['陈奶奶', 12, 1.5, 0.755, new Date('2026-11-24'), new Date('2026-11-24T21:30:00Z')];

async function* inPieces(...pieces: Value[][][]): AsyncIterable<Value[][]> {
  yield* pieces;
}

/** A moment is a fraction of a day in a spreadsheet: exact to the second. */
function inSeconds<V>(value: V): V | Date {
  return value instanceof Date ? new Date(Math.round(value.getTime() / 1000) * 1000) : value;
}

async function read(sheets: Sheet[]) {
  const file = await writeWorkbook(sheets, '泉塘街道 2026 年 11 月');
  const found = await readExcelFile(Buffer.from(file), { trim: false });
  return {
    file,
    sheets: found.map(({ sheet, data }) => ({ sheet, data: data.map((row) => row.map(inSeconds)) })),
  };
}

function xmlOf(file: Uint8Array, path: string): string {
  return strFromU8(unzipSync(file)[path] as Uint8Array);
}

test('another library reads back every cell, as a real number or date', async () => {
  const rows: Row[] = [ROW, ['空', null, null, null, null, null]];
  const { sheets } = await read([
    {
      name: '汇总',
      title: '月报',
      columns: COLUMNS,
      rows: [[...ROW.slice(0, 1), { kind: 'rate', value: 0.5 }]],
    },
    { name: '志愿者时长', columns: COLUMNS, rows: [], more: inPieces([ROW, ROW], [], [['尾', 1]]) },
    { name: '心愿', columns: COLUMNS, rows },
  ]);
  const header = COLUMNS.map((column) => column.header);
  const empty = [null, null, null, null, null];
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['汇总', '志愿者时长', '心愿']);
  expect(sheets[0]?.data).toEqual([['月报', ...empty], header, ['陈奶奶', 0.5, null, null, null, null]]);
  expect(sheets[1]?.data).toEqual([header, READ, READ, ['尾', 1, null, null, null, null]]);
  expect(sheets[2]?.data).toEqual([header, READ, ['空', ...empty]]);
});

test('headers stay in sight and are printed on every A4 page, as wide as the page', async () => {
  const { file } = await read([
    { name: '汇总', title: '月报', columns: COLUMNS, rows: [ROW] },
    { name: '求助', columns: COLUMNS, rows: [], more: inPieces([ROW]) },
  ]);
  const [first, second] = [1, 2].map((number) => xmlOf(file, `xl/worksheets/sheet${number}.xml`));
  expect(first).toContain('<pane ySplit="2"');
  for (const xml of [first, second]) {
    expect(xml).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(xml).toContain('state="frozen"');
    expect(xml).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/><headerFooter>/,
    );
  }
  const workbook = xmlOf(file, 'xl/workbook.xml');
  expect(workbook).toContain(`localSheetId="0">'汇总'!$1:$2<`);
  expect(workbook).toContain(`localSheetId="1">'求助'!$1:$1<`);
  expect(xmlOf(file, 'xl/styles.xml')).toContain('等线');
});

/** What nobody can see is dropped: XML does not know it. */
const NASTY = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+86 138',
    '-5',
    '@SUM(A1)',
    '\t=1',
    "=cmd|' /C calc'!A0",
    '<b>&amp;"',
    "'601",
    ' 空 格 ',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\n', '"', '<', '&', ']', '>', '，', '🏮', 'x'),
    minLength: 1,
  }),
);

test('whatever is written in it, a text comes back as that text and never becomes a formula', async () => {
  const columns = COLUMNS.slice(0, 1);
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        NASTY.filter((text) => !(text in Object.prototype)),
        { minLength: 1, maxLength: 8 },
      ),
      async (texts) => {
        const rows = texts.map((text) => [text]);
        const { file, sheets } = await read([
          { name: '甲', columns, rows },
          { name: '乙', columns, rows: [], more: inPieces(rows) },
        ]);
        for (const [index, { data }] of sheets.entries()) {
          expect(data.slice(1).map(([text]) => text)).toEqual(texts);
          expect(xmlOf(file, `xl/worksheets/sheet${index + 1}.xml`)).not.toMatch(/<f[ >]/);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a text called like a property of every object makes no broken file', async () => {
  const { sheets } = await read([
    { name: '甲', columns: COLUMNS.slice(0, 1), rows: [['toString'], ['__proto__']] },
  ]);
  expect(sheets[0]?.data.slice(1)).toEqual([['\u2060toString'], ['\u2060__proto__']]);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
