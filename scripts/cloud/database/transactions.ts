/** The open transactions, and the locks they hold on the documents they wrote. */

import { type Catalog, documentKey, type StoredCollection } from './catalog';
import { missingTransaction, transactionConflict } from './errors';
import type { Store } from './store';
import { Transaction } from './transaction';
import type { Change, Writer } from './writer';

/** What the platform gives a transaction, in milliseconds. */
const LIFETIME = 30_000;

export class Transactions {
  private readonly open = new Map<string, { transaction: Transaction; timer: NodeJS.Timeout }>();
  /** Key of a locked document → who holds it. */
  private readonly locks = new Map<string, Transaction>();
  /** Key of a document → how many plain writes wait for it. No transaction may lock it before they had their turn. */
  private readonly awaited = new Map<string, number>();

  constructor(
    private readonly store: Store,
    private readonly catalog: Catalog,
  ) {}

  begin(): string {
    const transaction = new Transaction(this.store, this.catalog);
    const timer = setTimeout(() => this.abort(transaction.id), LIFETIME).unref();
    this.open.set(transaction.id, { transaction, timer });
    return transaction.id;
  }

  /** Throws when it never was, has ended, or is being committed. */
  get(id: string): Transaction {
    const found = this.open.get(id);
    if (!found) throw missingTransaction(id);
    return found.transaction;
  }

  /** Takes changes into a transaction, or ends it when it may not make them. */
  record(transaction: Transaction, collection: StoredCollection, changes: Change[]): void {
    try {
      for (const change of changes) {
        this.lock(transaction, collection, change.id);
        transaction.record(collection, change);
      }
    } catch (error) {
      this.abort(transaction.id);
      throw error;
    }
  }

  /** Resolves when everything the transaction wrote is on disk; `write` runs its work in a transaction of the store. */
  async commit(id: string, write: (work: (writer: Writer) => void) => Promise<void>): Promise<void> {
    const transaction = this.take(id);
    if (!transaction) throw missingTransaction(id);
    try {
      if (transaction.hasWrites) await write((writer) => transaction.writeAll(writer));
    } finally {
      this.release(transaction);
    }
  }

  /** Gives up a transaction if it is still open: the SDK rolls back what a conflict has ended already. */
  abort(id: string): void {
    const transaction = this.take(id);
    if (transaction) this.release(transaction);
  }

  abortAll(): void {
    for (const id of [...this.open.keys()]) this.abort(id);
  }

  /** The transaction that holds one of the documents to change. */
  holder(collection: StoredCollection, changes: Change[]): Transaction | undefined {
    if (this.locks.size === 0) return undefined;
    return changes.map(({ id }) => this.locks.get(lockKey(collection, id))).find((holder) => holder);
  }

  /** Resolves when the holder ends. The documents stay reserved for the one who waited until it calls `done`. */
  async waitFor(
    holder: Transaction,
    collection: StoredCollection,
    changes: Change[],
  ): Promise<{ done: () => void }> {
    const keys = changes.map(({ id }) => lockKey(collection, id));
    for (const key of keys) this.awaited.set(key, (this.awaited.get(key) ?? 0) + 1);
    await holder.ended;
    return { done: () => this.stopWaiting(keys) };
  }

  private stopWaiting(keys: string[]): void {
    for (const key of keys) {
      const others = (this.awaited.get(key) ?? 0) - 1;
      if (others > 0) this.awaited.set(key, others);
      else this.awaited.delete(key);
    }
  }

  /** From now on nothing more can be asked of it. */
  private take(id: string): Transaction | undefined {
    const found = this.open.get(id);
    clearTimeout(found?.timer);
    this.open.delete(id);
    return found?.transaction;
  }

  private release(transaction: Transaction): void {
    for (const [key, holder] of this.locks) if (holder === transaction) this.locks.delete(key);
    transaction.end();
  }

  /** Someone else changing the same document, now or since the transaction began, is a conflict at once. */
  private lock(transaction: Transaction, collection: StoredCollection, id: string): void {
    const key = lockKey(collection, id);
    const holder = this.locks.get(key);
    if (holder === transaction) return;
    if (holder || this.awaited.has(key) || transaction.isOvertaken(collection, id))
      throw transactionConflict();
    this.locks.set(key, transaction);
  }
}

function lockKey(collection: StoredCollection, id: string): string {
  return documentKey(collection, id).toString('latin1');
}
