/** Changes documents and their index entries. Everything here runs within one transaction of the store. */

import { type Catalog, documentKey, type StoredCollection, type StoredIndex } from './catalog';
import { type Entry, entryKey, indexedDocument } from './entries';
import { duplicateKey } from './errors';
import { everythingBelow, type Store } from './store';
import type { Document } from './types';

/** What becomes of one document: made when it was missing before, removed when it is missing after. */
export interface Change {
  id: string;
  before?: Document;
  after?: Document;
}

export class Writer {
  /** Fields that met their first array. Noted at the end, when nothing can be refused any more. */
  private readonly arrays = new Map<StoredIndex, { collection: StoredCollection; paths: Set<string> }>();

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {}

  /** Throws when a unique index forbids one of the changes: the transaction must then be given up. */
  apply(collection: StoredCollection, changes: Change[]): void {
    for (const { id, before, after } of changes) {
      const key = documentKey(collection, id);
      if (!before) this.checkId(collection, id, key);
      if (after) this.store.putDocument(key, after);
      else this.store.removeDocument(key);
    }
    for (const index of collection.indexes) this.applyToIndex(collection, index, changes);
  }

  /** The last step of a transaction. */
  finish(): void {
    for (const [index, { collection, paths }] of this.arrays) {
      this.catalog.addMultikey(collection, index, [...paths]);
    }
  }

  /** Makes an index from the documents there are, in place of one with its name. */
  buildIndex(collection: StoredCollection, index: StoredIndex): void {
    const replaced = collection.indexes.find(({ name }) => name === index.name);
    if (replaced) this.store.removeEntries(everythingBelow(replaced.prefix));
    for (const document of this.store.latest.documents(everythingBelow(collection.primary.prefix))) {
      const { entries, multikey } = indexedDocument(index, document);
      for (const entry of entries) this.putEntry(collection, index, entry, document._id);
      for (const path of multikey) index.multikey.add(path);
    }
    const others = collection.indexes.filter((other) => other !== replaced);
    this.catalog.setIndexes(collection, [...others, index]);
  }

  private checkId(collection: StoredCollection, id: string, key: Buffer): void {
    if (this.store.latest.version(key) === undefined) return;
    throw duplicateKey(collection.name, collection.primary.name, [id]);
  }

  /** Takes all old entries away before adding new ones, so that documents may exchange unique values. */
  private applyToIndex(collection: StoredCollection, index: StoredIndex, changes: Change[]): void {
    const added: { entry: Entry; id: string }[] = [];
    for (const { id, before, after } of changes) {
      const old = before ? indexedDocument(index, before).entries : [];
      const { entries, multikey } = after ? indexedDocument(index, after) : { entries: [], multikey: [] };
      for (const { head } of without(old, entries)) this.store.removeEntry(entryKey(head, id));
      for (const entry of without(entries, old)) added.push({ entry, id });
      this.noteArrays(collection, index, multikey);
    }
    for (const { entry, id } of added) this.putEntry(collection, index, entry, id);
  }

  private noteArrays(collection: StoredCollection, index: StoredIndex, paths: string[]): void {
    for (const path of paths) {
      if (index.multikey.has(path)) continue;
      const noted = this.arrays.get(index) ?? { collection, paths: new Set() };
      noted.paths.add(path);
      this.arrays.set(index, noted);
    }
  }

  private putEntry(
    collection: StoredCollection,
    index: StoredIndex,
    { head, values }: Entry,
    id: string,
  ): void {
    if (index.unique) {
      for (const other of this.store.latest.ids(everythingBelow(head))) {
        if (other !== id) throw duplicateKey(collection.name, index.name, values);
      }
    }
    this.store.putEntry(entryKey(head, id), id);
  }
}

function without(entries: Entry[], others: Entry[]): Entry[] {
  if (others.length === 0) return entries;
  const heads = new Set(others.map(({ head }) => head.toString('latin1')));
  return entries.filter(({ head }) => !heads.has(head.toString('latin1')));
}
