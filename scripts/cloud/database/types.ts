import type { Index, Schema } from '../../../typings/schema';

export type Document = Record<string, unknown> & { _id: string };
export type Query = Record<string, unknown>;
export type Update = Record<string, unknown>;

export interface FindOptions {
  /** Field path → 1 or -1, in sort order. */
  order?: Record<string, 1 | -1>;
  skip?: number;
  limit?: number;
  projection?: Record<string, unknown>;
  transactionId?: string;
}

export interface ModifyOptions {
  multi?: boolean;
  transactionId?: string;
}

/** How a query is answered: which index, and how many documents had to be looked at. */
export interface Explanation {
  collection: string;
  /** Name of the index, or null for a scan of the collection. */
  index: string | null;
  /** Documents fetched to answer. */
  scanned: number;
  returned: number;
  /** Whether the index also gave the order, so nothing was sorted in memory. */
  ordered: boolean;
}

export interface DatabaseOptions {
  /** Folder of the lmdb environment; made when missing. */
  path: string;
  schema?: Schema;
  /** A query that looks at more documents than this is refused (DATABASE_REQUEST_FAILED naming collection and query). */
  maxScan?: number;
  /** Milliseconds since the epoch; for new ids. */
  now?: () => number;
}

/** What requests cost: documents looked at, and documents made, changed or removed. */
export interface Usage {
  reads: number;
  writes: number;
}

/** A refusal in the platform's words: `code` is the wire protocol's string, `message` its text. */
export interface PlatformError extends Error {
  code: string;
}

/**
 * The database behind the local cloud. Documents are plain JavaScript values: numbers, strings, booleans, null, Date,
 * RegExp, arrays, plain objects (GeoJSON included). Every acknowledged write is on disk.
 */
export interface Database {
  createCollection(name: string): Promise<void>;
  /** Makes what is missing; an index that changed is made again. */
  applySchema(schema: Schema): Promise<void>;
  createIndex(collection: string, index: Index): Promise<void>;
  collections(): string[];

  insert(collection: string, documents: Record<string, unknown>[], transactionId?: string): Promise<string[]>;
  find(collection: string, query: Query, options?: FindOptions): Promise<Document[]>;
  count(collection: string, query: Query): Promise<number>;
  update(
    collection: string,
    query: Query,
    update: Update,
    options?: ModifyOptions,
  ): Promise<{ updated: number }>;
  /** Replaces the whole document, or makes it. */
  set(
    collection: string,
    id: string,
    document: Record<string, unknown>,
    transactionId?: string,
  ): Promise<{ updated: number; upsertedId?: string }>;
  remove(collection: string, query: Query, options?: ModifyOptions): Promise<{ deleted: number }>;
  aggregate(collection: string, stages: Record<string, unknown>[]): Promise<Record<string, unknown>[]>;
  explain(collection: string, query: Query, options?: FindOptions): Promise<Explanation>;

  /** The same database, with everything asked of it also counted into `usage`: one of these for every request. */
  metered(usage: Usage): Database;

  begin(): Promise<string>;
  commit(transactionId: string): Promise<void>;
  abort(transactionId: string): Promise<void>;

  close(): Promise<void>;
}
