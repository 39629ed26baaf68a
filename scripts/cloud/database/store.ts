/** The lmdb environment: documents, index entries and the catalog, each in one ordered map of bytes. */

import { open, type RootDatabase, type Database as Table, type Transaction } from 'lmdb';
import { decodeDocument, encodeDocument } from './documents';
import { failed } from './errors';
import { afterPrefix } from './keys';
import type { Document } from './types';

/** Keys from `start` up to, not including, `end`. */
export interface KeyRange {
  start: Buffer;
  end: Buffer;
}

/** All keys that begin with `prefix`. */
export function everythingBelow(prefix: Buffer): KeyRange {
  return { start: prefix, end: afterPrefix(prefix) };
}

/** No stored key is as long as this, and lmdb takes none much longer, not even to search for it. */
const MAX_SEARCHED_BYTES = 1900;

const BINARY_KEYS = { keyEncoding: 'binary' } as const;

export class Store {
  private readonly root: RootDatabase<unknown, Buffer>;
  private readonly documents: Table<Document, Buffer>;
  /** Index entry → the `_id` it stands for. */
  private readonly entries: Table<string, Buffer>;
  private readonly catalog: Table<unknown, string>;
  private lastVersion = Date.now() * 1000;
  private lastMoment = 0;
  private isClosed = false;

  constructor(path: string) {
    // Without overlapping syncs a commit is only reported once it is on disk.
    this.root = open({ path, noSubdir: false, overlappingSync: false, ...BINARY_KEYS });
    const encoder = { encode: encodeDocument, decode: decodeDocument };
    this.documents = this.root.openDB('documents', { ...BINARY_KEYS, useVersions: true, encoder } as object);
    this.entries = this.root.openDB('entries', { ...BINARY_KEYS, encoding: 'string' });
    this.catalog = this.root.openDB('catalog', { encoding: 'json' });
  }

  /**
   * Runs `work` alone, sees all it wrote so far, and resolves with its result when everything is on disk. When `work`
   * throws, nothing of it stays. Calls made at the same time share one commit.
   */
  transact<T>(work: () => T): Promise<T> {
    this.checkOpen();
    return this.root.childTransaction(work);
  }

  /** What is committed now; within `transact`, also what the transaction wrote. */
  get latest(): View {
    this.checkOpen();
    return new View(this.documents, this.entries, Number.MAX_VALUE);
  }

  /** What is committed at this moment, for as long as it is not released. */
  snapshot(): Snapshot {
    this.checkOpen();
    const transaction = this.root.useReadTransaction();
    return new Snapshot(this.documents, this.entries, this.nextMoment(), transaction);
  }

  /** A number for now, greater than those of all snapshots taken before. */
  nextMoment(): number {
    return ++this.lastMoment;
  }

  /** Only within `transact`. Every write of a document gives it a version of its own. */
  putDocument(key: Buffer, document: Document): void {
    this.documents.put(key, document, ++this.lastVersion);
  }

  removeDocument(key: Buffer): void {
    this.documents.remove(key);
  }

  putEntry(key: Buffer, id: string): void {
    this.entries.put(key, id);
  }

  removeEntry(key: Buffer): void {
    this.entries.remove(key);
  }

  removeEntries(range: KeyRange): void {
    for (const key of Array.from(this.entries.getKeys({ ...range }))) this.entries.remove(key);
  }

  readCatalog(): [name: string, value: unknown][] {
    return Array.from(this.catalog.getRange(), ({ key, value }) => [key, value]);
  }

  putCatalog(name: string, value: unknown): void {
    this.catalog.put(name, value);
  }

  /** Resolves when what was asked for before is on disk. */
  async close(): Promise<void> {
    if (this.isClosed) return;
    await this.transact(() => {});
    this.isClosed = true;
    await this.root.close();
  }

  /** Lmdb itself fails in the middle of nowhere when it is read while closing. */
  private checkOpen(): void {
    if (this.isClosed) throw failed('the database is closed');
  }
}

/** Reading one state of the store. */
export class View {
  constructor(
    private readonly documentTable: Table<Document, Buffer>,
    private readonly entryTable: Table<string, Buffer>,
    /** When this state was the latest. */
    readonly moment: number,
    protected readonly transaction?: Transaction,
  ) {}

  document(key: Buffer): Document | undefined {
    return this.documentTable.get(key, { transaction: this.transaction });
  }

  /** Undefined when there is no such document. */
  version(key: Buffer): number | undefined {
    return this.documentTable.getEntry(key, { transaction: this.transaction })?.version;
  }

  documents(range: KeyRange, reverse = false): Iterable<Document> {
    return this.documentTable.getRange(this.rangeOptions(range, reverse)).map(({ value }) => value);
  }

  /** The ids behind index entries, in the order of the entries. */
  ids(range: KeyRange, reverse = false): Iterable<string> {
    return this.entryTable.getRange(this.rangeOptions(range, reverse)).map(({ value }) => value);
  }

  /** Never more than `most`, however many there are. */
  countDocuments(range: KeyRange, most = Number.POSITIVE_INFINITY): number {
    return this.count(this.documentTable, range, most);
  }

  countEntries(range: KeyRange, most = Number.POSITIVE_INFINITY): number {
    return this.count(this.entryTable, range, most);
  }

  /** Lmdb counts all of a range without stopping: where few are enough they are counted one by one. */
  private count(
    table: Table<Document, Buffer> | Table<string, Buffer>,
    range: KeyRange,
    most: number,
  ): number {
    const options = this.rangeOptions(range, false);
    if (most === Number.POSITIVE_INFINITY) return table.getKeysCount(options);
    let count = 0;
    for (const _key of table.getKeys({ ...options, limit: most })) count++;
    return count;
  }

  private rangeOptions(range: KeyRange, reverse: boolean) {
    const { transaction } = this;
    const start = range.start.subarray(0, MAX_SEARCHED_BYTES);
    const end =
      range.end.length > MAX_SEARCHED_BYTES
        ? afterPrefix(range.end.subarray(0, MAX_SEARCHED_BYTES))
        : range.end;
    if (!reverse) return { start, end, transaction };
    return { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true, transaction };
  }
}

export class Snapshot extends View {
  release(): void {
    this.transaction?.done();
  }
}
