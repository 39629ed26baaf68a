/** Which collections and indexes there are. */

import type { Index, IndexOrder } from '../../../typings/schema';
import { failed, missingCollection, unsupported } from './errors';
import { encodeKey } from './keys';
import type { Store } from './store';

export interface IndexField {
  path: string;
  parts: string[];
  order: IndexOrder;
}

const ID_FIELD: IndexField = { path: '_id', parts: ['_id'], order: 1 };

export interface StoredIndex {
  name: string;
  /** What all its entries begin with. */
  prefix: Buffer;
  fields: IndexField[];
  unique: boolean;
  /** Fields that met an array in some document, so that a document may have several entries. Never shrinks. */
  multikey: Set<string>;
  /** Complete in states of the store from this moment on; not a number of any state while it is being made. */
  since: number;
}

export interface StoredCollection {
  name: string;
  /** The index on `_id`: its entries are the documents themselves. */
  primary: StoredIndex;
  /** The others. */
  indexes: StoredIndex[];
}

/** The form on disk. */
interface IndexRecord {
  number: number;
  name: string;
  keys: [path: string, order: IndexOrder][];
  unique: boolean;
  multikey: string[];
}

interface CollectionRecord {
  number: number;
  indexes: IndexRecord[];
}

export class Catalog {
  private readonly byName = new Map<string, StoredCollection>();
  private lastNumber = 0;

  constructor(private readonly store: Store) {
    for (const [name, value] of store.readCatalog()) this.load(name, value as CollectionRecord);
  }

  names(): string[] {
    return [...this.byName.keys()];
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** Throws when there is no such collection. */
  collection(name: string): StoredCollection {
    const collection = this.byName.get(name);
    if (!collection) throw missingCollection(name);
    return collection;
  }

  /** Only within a transaction of the store. */
  addCollection(name: string): void {
    if (name === '' || name.startsWith('$')) throw failed(`Invalid collection name: ${name}`);
    if (this.has(name)) throw failed(`Table exist: ${name}`);
    const collection = { name, primary: primaryIndex(this.nextNumber()), indexes: [] };
    this.save(collection);
    this.byName.set(name, collection);
  }

  newIndex(index: Index): StoredIndex {
    checkIndex(index);
    return {
      name: index.name,
      prefix: prefixOf(this.nextNumber()),
      fields: fieldsOf(Object.entries(index.keys)),
      unique: index.unique ?? false,
      multikey: new Set(),
      since: Number.POSITIVE_INFINITY,
    };
  }

  /** Only within a transaction of the store. */
  setIndexes(collection: StoredCollection, indexes: StoredIndex[]): void {
    this.save({ ...collection, indexes });
    collection.indexes = indexes;
  }

  /** Notes that fields of an index met an array. Only within a transaction of the store. */
  addMultikey(collection: StoredCollection, index: StoredIndex, paths: string[]): void {
    for (const path of paths) index.multikey.add(path);
    this.save(collection);
  }

  private load(name: string, record: CollectionRecord): void {
    const indexes = record.indexes.map((index) => ({
      name: index.name,
      prefix: prefixOf(index.number),
      fields: fieldsOf(index.keys),
      unique: index.unique,
      multikey: new Set(index.multikey),
      since: 0,
    }));
    this.byName.set(name, { name, primary: primaryIndex(record.number), indexes });
    this.lastNumber = Math.max(this.lastNumber, record.number, ...record.indexes.map(({ number }) => number));
  }

  private save(collection: StoredCollection): void {
    const record: CollectionRecord = {
      number: collection.primary.prefix.readUInt32BE(),
      indexes: collection.indexes.map((index) => ({
        number: index.prefix.readUInt32BE(),
        name: index.name,
        keys: index.fields.map(({ path, order }) => [path, order]),
        unique: index.unique,
        multikey: [...index.multikey],
      })),
    };
    this.store.putCatalog(collection.name, record);
  }

  private nextNumber(): number {
    return ++this.lastNumber;
  }
}

/** The key of a document. */
export function documentKey(collection: StoredCollection, id: string): Buffer {
  return encodeKey(collection.primary.prefix, [id]);
}

/** Whether a stored index is what the schema asks for. */
export function sameIndex(stored: StoredIndex, index: Index): boolean {
  const keys = stored.fields.map(({ path, order }) => [path, order]);
  const isSame = stored.name === index.name && stored.unique === !!index.unique;
  return isSame && JSON.stringify(keys) === JSON.stringify(Object.entries(index.keys));
}

function checkIndex({ name, keys }: Index): void {
  const orders: unknown[] = Object.values(keys);
  const unknown = orders.find((order) => order !== 1 && order !== -1 && order !== '2dsphere');
  const geometries = orders.filter((order) => order === '2dsphere');
  if (unknown !== undefined) throw unsupported(`the index order ${unknown}`);
  if (orders.length === 0) throw failed(`the index ${name} has no fields`);
  if (geometries.length > 1) throw unsupported('an index over two geometries');
}

function primaryIndex(number: number): StoredIndex {
  const prefix = prefixOf(number);
  return { name: '_id_', prefix, fields: [ID_FIELD], unique: true, multikey: new Set(), since: 0 };
}

function prefixOf(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function fieldsOf(keys: [path: string, order: IndexOrder][]): IndexField[] {
  return keys.map(([path, order]) => ({ path, parts: path.split('.'), order }));
}
