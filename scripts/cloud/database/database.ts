import type { Index, Schema } from '../../../typings/schema';
import { aggregate } from './aggregate';
import { Catalog, type StoredCollection, sameIndex } from './catalog';
import { newId, sameDocument, storable } from './documents';
import { Meter } from './meter';
import { project } from './operators';
import { Reader } from './reader';
import { Store } from './store';
import type { Transaction } from './transaction';
import { Transactions } from './transactions';
import type {
  Database,
  DatabaseOptions,
  Document,
  Explanation,
  FindOptions,
  ModifyOptions,
  Query,
  Update,
  Usage,
} from './types';
import { applyUpdate, checkUpdate } from './update';
import { type Change, Writer } from './writer';

/** What every view of one database shares. */
interface Core {
  store: Store;
  catalog: Catalog;
  transactions: Transactions;
  maxScan: number;
  now: () => number;
}

export function makeCore({ path, maxScan, now }: DatabaseOptions): Core {
  const store = new Store(path);
  const catalog = new Catalog(store);
  const transactions = new Transactions(store, catalog);
  return { store, catalog, transactions, maxScan: maxScan ?? Number.POSITIVE_INFINITY, now: now ?? Date.now };
}

export class LocalDatabase implements Database {
  constructor(
    private readonly core: Core,
    private readonly usage: Usage,
  ) {}

  metered(usage: Usage): Database {
    return new LocalDatabase(this.core, usage);
  }

  collections(): string[] {
    return this.core.catalog.names();
  }

  async createCollection(name: string): Promise<void> {
    await this.core.store.transact(() => this.core.catalog.addCollection(name));
  }

  async applySchema(schema: Schema): Promise<void> {
    for (const [name, { indexes }] of Object.entries(schema)) {
      if (!this.core.catalog.has(name)) await this.createCollection(name);
      for (const index of indexes) await this.createIndex(name, index);
    }
  }

  async createIndex(collection: string, index: Index): Promise<void> {
    const { catalog, store } = this.core;
    const stored = catalog.collection(collection);
    if (stored.indexes.some((existing) => sameIndex(existing, index))) return;
    const made = catalog.newIndex(index);
    await this.inStore((writer) => writer.buildIndex(stored, made));
    made.since = store.nextMoment();
  }

  async insert(
    collection: string,
    documents: Record<string, unknown>[],
    transactionId?: string,
  ): Promise<string[]> {
    const made = documents.map((document) => storable(this.withId(document)));
    await this.write(collection, transactionId, () => made.map((after) => ({ id: after._id, after })));
    return made.map(({ _id }) => _id);
  }

  async find(collection: string, query: Query, options: FindOptions = {}): Promise<Document[]> {
    const { documents } = this.reader(options.transactionId).search({ collection, query, ...options });
    return project([...documents], options.projection ?? {});
  }

  async count(collection: string, query: Query): Promise<number> {
    return this.reader().count(collection, query);
  }

  /** `updated` counts documents the update changed: one that already was as asked is not counted, as on the platform. */
  async update(
    collection: string,
    query: Query,
    update: Update,
    { multi = false, transactionId }: ModifyOptions = {},
  ): Promise<{ updated: number }> {
    checkUpdate(update);
    const updated = await this.write(collection, transactionId, (reader) => {
      const found = [...reader.search({ collection, query, limit: multi ? undefined : 1 }).documents];
      return found.map((before) => ({ id: before._id, before, after: applyUpdate(before, update, query) }));
    });
    return { updated };
  }

  async set(
    collection: string,
    id: string,
    document: Record<string, unknown>,
    transactionId?: string,
  ): Promise<{ updated: number; upsertedId?: string }> {
    const after = storable({ ...document, _id: id });
    let isNew = false;
    const updated = await this.write(collection, transactionId, (reader) => {
      const [before] = reader.search({ collection, query: { _id: id } }).documents;
      isNew = !before;
      return [{ id, before, after }];
    });
    return isNew ? { updated: 0, upsertedId: id } : { updated };
  }

  async remove(
    collection: string,
    query: Query,
    { multi = false, transactionId }: ModifyOptions = {},
  ): Promise<{ deleted: number }> {
    const deleted = await this.write(collection, transactionId, (reader) => {
      const found = [...reader.search({ collection, query, limit: multi ? undefined : 1 }).documents];
      return found.map((before) => ({ id: before._id, before }));
    });
    return { deleted };
  }

  async aggregate(collection: string, stages: Record<string, unknown>[]): Promise<Record<string, unknown>[]> {
    return aggregate(this.reader(), collection, stages);
  }

  async explain(collection: string, query: Query, options: FindOptions = {}): Promise<Explanation> {
    const reader = this.reader(options.transactionId);
    const { documents, index, ordered } = reader.search({ collection, query, ...options });
    const returned = [...documents].length;
    return { collection, index, scanned: reader.meter.scanned, returned, ordered };
  }

  async begin(): Promise<string> {
    return this.core.transactions.begin();
  }

  async commit(transactionId: string): Promise<void> {
    await this.core.transactions.commit(transactionId, (work) => this.inStore(work));
  }

  async abort(transactionId: string): Promise<void> {
    this.core.transactions.abort(transactionId);
  }

  async close(): Promise<void> {
    this.core.transactions.abortAll();
    await this.core.store.close();
  }

  private withId(document: Record<string, unknown>): Record<string, unknown> {
    return document._id === undefined ? { ...document, _id: newId(this.core.now()) } : document;
  }

  private reader(transactionId?: string): Reader {
    const { store, catalog, transactions, maxScan } = this.core;
    const meter = new Meter(this.usage, maxScan);
    if (transactionId === undefined) return new Reader(catalog, store.latest, meter);
    const transaction = transactions.get(transactionId);
    return new Reader(catalog, transaction.snapshot, meter, (collection) =>
      transaction.uncommitted(collection),
    );
  }

  /** Makes the changes decided on; resolves with how many documents they changed, when these are on disk. */
  private async write(
    name: string,
    transactionId: string | undefined,
    decide: (reader: Reader) => Change[],
  ): Promise<number> {
    const collection = this.core.catalog.collection(name);
    const written = transactionId
      ? this.recordChanges(transactionId, collection, decide)
      : await this.writeNow(collection, decide);
    this.usage.writes += written;
    return written;
  }

  private recordChanges(
    id: string,
    collection: StoredCollection,
    decide: (reader: Reader) => Change[],
  ): number {
    const changes = decide(this.reader(id)).filter(isChange);
    this.core.transactions.record(this.core.transactions.get(id), collection, changes);
    return changes.length;
  }

  /** Decides and writes in one step nobody else can come between; waits first for those who hold the documents. */
  private async writeNow(
    collection: StoredCollection,
    decide: (reader: Reader) => Change[],
  ): Promise<number> {
    const { transactions } = this.core;
    const waits: { done: () => void }[] = [];
    try {
      for (;;) {
        const { changes, holder } = await this.tryToWrite(collection, decide);
        if (!holder) return changes.length;
        waits.push(await transactions.waitFor(holder, collection, changes));
      }
    } finally {
      for (const wait of waits) wait.done();
    }
  }

  /** Writes unless a transaction holds one of the documents: then that is the holder. */
  private async tryToWrite(collection: StoredCollection, decide: (reader: Reader) => Change[]) {
    const outcome: { changes: Change[]; holder?: Transaction } = { changes: [] };
    await this.inStore((writer) => {
      outcome.changes = decide(this.reader()).filter(isChange);
      outcome.holder = this.core.transactions.holder(collection, outcome.changes);
      if (!outcome.holder) writer.apply(collection, outcome.changes);
    });
    return outcome;
  }

  private inStore(work: (writer: Writer) => void): Promise<void> {
    const { store, catalog } = this.core;
    return store.transact(() => {
      const writer = new Writer(store, catalog);
      work(writer);
      writer.finish();
    });
  }
}

function isChange({ before, after }: Change): boolean {
  return !before || !after || !sameDocument(before, after);
}
