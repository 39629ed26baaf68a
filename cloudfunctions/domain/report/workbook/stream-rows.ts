import { convertDateToSerialNumber, sanitizeTextContent } from 'write-excel-file/utility';
import { plain } from './cells';
import { type Column, columnName, type Value } from './sheet';

/** The markup of a sheet up to where its rows end, the rest, and the style number of each column. */
export interface Frame {
  head: string;
  tail: string;
  styles: string[];
}

/** Takes the sample row, the last one, out of a sheet that write-excel-file wrote; rows like it go in its place. */
export function frameOf(xml: string): Frame {
  const start = xml.lastIndexOf('<row ');
  const end = xml.indexOf('</sheetData>');
  const styles = [...xml.slice(start, end).matchAll(/<c [^>]*\bs="(\d+)"/g)].map(([, style = '']) => style);
  return { head: xml.slice(0, start), tail: xml.slice(end), styles };
}

function cellXml(value: Value, column: Column, address: string, style: string): string {
  const written = plain(value, column.kind);
  if (written === null) return `<c r="${address}" s="${style}"/>`;
  if (written instanceof Date)
    return `<c r="${address}" s="${style}"><v>${convertDateToSerialNumber(written)}</v></c>`;
  if (typeof written === 'number') return `<c r="${address}" s="${style}"><v>${written}</v></c>`;
  const text = `<is><t xml:space="preserve">${sanitizeTextContent(written)}</t></is>`;
  return `<c r="${address}" s="${style}" t="inlineStr">${text}</c>`;
}

/** The markup of rows; `first` is the number of the first, counted from 1. A text is inline, so that no table of texts grows. */
export function rowsXml(rows: Value[][], columns: Column[], styles: string[], first: number): string {
  const names = columns.map((_, index) => columnName(index));
  const rowXml = (row: Value[], number: number) => {
    const cells = columns.map((column, index) =>
      cellXml(row[index] ?? null, column, `${names[index]}${number}`, styles[index] ?? '0'),
    );
    return `<row r="${number}">${cells.join('')}</row>`;
  };
  return rows.map((row, index) => rowXml(row, first + index)).join('');
}
