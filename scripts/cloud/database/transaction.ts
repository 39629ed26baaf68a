/** One transaction: reads the state of its beginning and its own writes. */

import { randomUUID } from 'node:crypto';
import { type Catalog, documentKey, type StoredCollection, type StoredIndex } from './catalog';
import { type Entry, indexedDocument } from './entries';
import { duplicateKey, transactionConflict } from './errors';
import type { Uncommitted } from './reader';
import { everythingBelow, type Snapshot, type Store } from './store';
import type { Document } from './types';
import type { Change, Writer } from './writer';

export class Transaction {
  readonly id = randomUUID().replaceAll('-', '');
  readonly snapshot: Snapshot;
  /** Resolves when its locks are released. */
  readonly ended: Promise<void>;
  private readonly writes = new Map<string, Uncommitted>();
  /** Key of a document it wrote → the version it had at the beginning. */
  private readonly versions = new Map<string, number | undefined>();
  private announceEnd = () => {};

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {
    this.snapshot = store.snapshot();
    this.ended = new Promise((resolve) => {
      this.announceEnd = resolve;
    });
  }

  /** What it wrote to a collection. */
  uncommitted(collection: string): Uncommitted {
    return this.writes.get(collection) ?? new Map();
  }

  get hasWrites(): boolean {
    return this.writes.size > 0;
  }

  /**
   * Whether someone else changed the document since the transaction began. Asked at the write and again by the commit,
   * when a change that was on its way to the disk has arrived.
   */
  isOvertaken(collection: StoredCollection, id: string): boolean {
    const key = documentKey(collection, id);
    const name = key.toString('latin1');
    // Within a transaction of the store lmdb does not read snapshots, so the version must be known from before.
    if (!this.versions.has(name)) this.versions.set(name, this.snapshot.version(key));
    return this.versions.get(name) !== this.store.latest.version(key);
  }

  record(collection: StoredCollection, change: Change): void {
    this.checkUnique(collection, change);
    const writes = this.uncommitted(collection.name).set(change.id, change.after ?? null);
    this.writes.set(collection.name, writes);
  }

  /** Puts all it wrote into the store, within one transaction of the store. */
  writeAll(writer: Writer): void {
    for (const [name, writes] of this.writes) {
      const collection = this.catalog.collection(name);
      const changes = [...writes].map(([id, after]) => {
        if (this.isOvertaken(collection, id)) throw transactionConflict();
        const before = this.store.latest.document(documentKey(collection, id));
        return { id, before, after: after ?? undefined };
      });
      writer.apply(collection, changes);
    }
  }

  end(): void {
    this.snapshot.release();
    this.announceEnd();
  }

  /** The commit checks again; this blames the request that made the duplicate. */
  private checkUnique(collection: StoredCollection, { id, before, after }: Change): void {
    if (!after) return;
    const own = this.uncommitted(collection.name);
    const exists = own.has(id)
      ? own.get(id) !== null
      : this.snapshot.version(documentKey(collection, id)) !== undefined;
    if (!before && exists) throw duplicateKey(collection.name, collection.primary.name, [id]);
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      for (const entry of indexedDocument(index, after).entries) {
        if (this.isTaken(index, entry, id, own))
          throw duplicateKey(collection.name, index.name, entry.values);
      }
    }
  }

  private isTaken(index: StoredIndex, { head }: Entry, id: string, own: Uncommitted): boolean {
    for (const other of this.store.latest.ids(everythingBelow(head))) {
      if (other !== id && !own.has(other)) return true;
    }
    const others = [...own.values()].filter(
      (document): document is Document => !!document && document._id !== id,
    );
    return others.some((other) =>
      indexedDocument(index, other).entries.some((entry) => entry.head.equals(head)),
    );
  }
}
