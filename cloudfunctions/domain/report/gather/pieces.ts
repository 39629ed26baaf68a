import { Buffer } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getFile, putFile } from '../../../kernel/files';
import type { Export, Piece, Step } from '../export';
import type { Column, Value } from '../workbook/sheet';

/** Where the files of an export lie. Its id cannot be guessed. */
export function pathOf({ _id }: Pick<Export, '_id'>, name: string): string {
  return `exports/${_id}/${name}`;
}

export async function putJson(path: string, value: unknown): Promise<string> {
  return putFile(path, gzipSync(JSON.stringify(value)));
}

export async function getJson<T>(file: string): Promise<T> {
  return JSON.parse(gunzipSync(Buffer.from(await getFile(file))).toString()) as T;
}

/** Puts rows away. Named by its place, so that a call which goes on after a dead one writes over what that one left. */
export async function putPiece(job: Export, step: Step, rows: Value[][]): Promise<Piece> {
  const path = pathOf(job, `${job.pieces.length}.json.gz`);
  return { step, rows: rows.length, file: await putJson(path, rows) };
}

/** An instant is a text in JSON. */
function revived(row: Value[], columns: Column[]): Value[] {
  return row.map((value, index) =>
    columns[index]?.kind === 'moment' && typeof value === 'string' ? new Date(value) : value,
  );
}

/** The rows of a step, piece by piece. */
export async function* rowsOf({ pieces }: Export, step: Step, columns: Column[]): AsyncIterable<Value[][]> {
  for (const piece of pieces.filter((each) => each.step === step)) {
    const rows = await getJson<Value[][]>(piece.file);
    yield rows.map((row) => revived(row, columns));
  }
}
