import { strFromU8, unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { cells, headCells, sampleCells } from './cells';
import { printSetup } from './print-setup';
import { headRows, type Sheet } from './sheet';
import { frameOf, rowsXml } from './stream-rows';
import { type ZipFiles, zip } from './zip';

/** 等线 is what Excel and WPS of our time write Chinese in; where it is missing they take another. */
const LETTERS = { fontFamily: '等线', fontSize: 11 };

/** Rows whose markup is in memory at once: half a megabyte. */
const AT_ONCE = 500;

function frame(sheets: Sheet[], title: string): Promise<Uint8Array> {
  const drawn = sheets.map((sheet) => ({
    sheet: sheet.name,
    data: [
      ...headCells(sheet),
      ...sheet.rows.map((row) => cells(row, sheet.columns)),
      ...(sheet.more ? [sampleCells(sheet.columns)] : []),
    ],
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: headRows(sheet),
    orientation: 'landscape' as const,
  }));
  return writeExcelFile(drawn, { ...LETTERS, features: [printSetup(title, sheets)] }).toBuffer();
}

async function* streamed(
  xml: string,
  { more, columns, rows, title }: Sheet & Required<Pick<Sheet, 'more'>>,
): AsyncIterable<string> {
  const { head, tail, styles } = frameOf(xml);
  let next = headRows({ title }) + rows.length + 1;
  yield head;
  for await (const batch of more) {
    for (let start = 0; start < batch.length; start += AT_ONCE) {
      const rows = batch.slice(start, start + AT_ONCE);
      yield rowsXml(rows, columns, styles, next);
      next += rows.length;
    }
  }
  yield tail;
}

/**
 * A workbook of these sheets. write-excel-file writes it; only the rows of `more` are put in afterwards, like the row
 * it wrote for a sample, so that memory does not grow with their number. `title` stands above every printed page.
 */
export async function writeWorkbook(sheets: Sheet[], title: string): Promise<Uint8Array> {
  const files: ZipFiles = {};
  for (const [path, bytes] of Object.entries(unzipSync(await frame(sheets, title)))) {
    files[path] = strFromU8(bytes);
  }
  for (const [index, sheet] of sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const { more } = sheet;
    if (more) files[path] = streamed(files[path] as string, { ...sheet, more });
  }
  return zip(files);
}
