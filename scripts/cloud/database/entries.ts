/** The entries a document has in an index. */

import type { IndexField, StoredIndex } from './catalog';
import { failed } from './errors';
import { cellsOf } from './geo/cells';
import { geometriesAt, readGeometry } from './geo/geometry';
import { encodeKey } from './keys';
import { extract, type Tuple } from './paths';
import type { Document } from './types';

/** MongoDB's limit, and the platform's, for the values of one index entry. */
const MAX_KEY_BYTES = 1024;

export interface Entry {
  /** The index and the indexed values: equal for documents with equal values. */
  head: Buffer;
  values: Tuple;
}

export interface IndexedDocument {
  entries: Entry[];
  /** Indexed paths that met an array in this document. */
  multikey: string[];
}

export function indexedDocument(index: StoredIndex, document: Document): IndexedDocument {
  const { tuples, throughArray } = extract(
    document,
    index.fields.map(({ order, parts }) => (order === '2dsphere' ? [] : parts)),
  );
  const entries = new Map<string, Entry>();
  for (const values of tuples) {
    for (const head of headsOf(index, values, document)) {
      if (head.length > MAX_KEY_BYTES) throw keyTooLarge(index, head.length);
      entries.set(head.toString('latin1'), { head, values });
    }
  }
  const multikey = throughArray.map((position) => index.fields[position]?.path ?? '');
  return { entries: [...entries.values()], multikey };
}

/** The whole key of an entry. */
export function entryKey(head: Buffer, id: string): Buffer {
  return encodeKey(head, [id]);
}

/** One head, or one for every cell of a geometry; none when the document lacks the geometry. */
function headsOf(index: StoredIndex, values: Tuple, document: Document): Buffer[] {
  const geo = index.fields.findIndex(({ order }) => order === '2dsphere');
  if (geo < 0) return [encodeKey(index.prefix, values, ordersOf(index.fields))];
  const before = encodeKey(index.prefix, values.slice(0, geo), ordersOf(index.fields.slice(0, geo)));
  const cells = geometryCells(document, (index.fields[geo] as IndexField).parts);
  const orders = ordersOf(index.fields.slice(geo + 1));
  return cells.map((cell) => encodeKey(Buffer.concat([before, cell]), values.slice(geo + 1), orders));
}

function ordersOf(fields: IndexField[]): (1 | -1)[] {
  return fields.map(({ order }) => (order === -1 ? -1 : 1));
}

function geometryCells(document: Document, parts: string[]): Buffer[] {
  return geometriesAt(document, parts).flatMap((geometry) => cellsOf(readGeometry(geometry)));
}

function keyTooLarge(index: StoredIndex, bytes: number) {
  return failed(`key too large to index, failing ${index.name}: ${bytes} bytes, at most ${MAX_KEY_BYTES}`);
}
