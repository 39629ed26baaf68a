/** Answers queries from one state of the store. */

import { type Catalog, documentKey, type StoredCollection } from './catalog';
import { readConjunction } from './conditions';
import { failed } from './errors';
import { type NearSearch, nearestFirst, nearSearchOf, withRadius } from './geo/nearest';
import type { Meter, Reading } from './meter';
import { matcher, type Variables } from './operators';
import { countEntries, indexName, type Plan, planQuery, type Scan } from './plan';
import { merged, type Order, sorted } from './sorting';
import type { View } from './store';
import type { Document, Query } from './types';

export interface Search {
  collection: string;
  query: Query;
  order?: Order;
  skip?: number;
  limit?: number;
  variables?: Variables;
}

/** What a transaction wrote and has not committed: null where it removed. */
export type Uncommitted = Map<string, Document | null>;

/** How a search was answered. */
export interface Answer {
  documents: Iterable<Document>;
  index: string | null;
  ordered: boolean;
}

export class Reader {
  constructor(
    readonly catalog: Catalog,
    private readonly view: View,
    readonly meter: Meter,
    private readonly uncommitted: (collection: string) => Uncommitted = () => new Map(),
  ) {}

  /** Reads documents only as they are taken from the answer. */
  search(search: Search): Answer {
    const near = nearSearchOf(search.query);
    if (near && Object.keys(search.order ?? {}).length === 0) return this.searchNear(search, near);
    const { skip = 0, limit = Number.POSITIVE_INFINITY } = search;
    const { plan, documents } = this.answer(search);
    return { documents: section(documents, skip, limit), index: indexName(plan), ordered: plan.ordered };
  }

  /** Everything up to a distance, nearest first; `wanted` as in `nearestFirst`. */
  nearest(search: Search, near: NearSearch, wanted: number) {
    this.requireGeoIndex(search.collection, near.path);
    return nearestFirst(near, wanted, (metres) => {
      const query = withRadius(search.query, near, metres);
      return [...this.answer({ ...search, query }).documents];
    });
  }

  count(collection: string, query: Query): number {
    const search = { collection, query };
    const { plan, documents, stored } = this.answer(search);
    const isExact = plan.exact && !plan.repeats && this.uncommitted(collection).size === 0;
    if (isExact) return countEntries(this.view, stored, plan);
    return [...documents].length;
  }

  private searchNear(search: Search, near: NearSearch): Answer {
    const { skip = 0, limit = Number.POSITIVE_INFINITY } = search;
    const found = this.nearest(search, near, skip + limit);
    const documents = found.slice(skip, skip + limit).map(({ document }) => document);
    return { documents, index: indexName(this.answer(search).plan), ordered: false };
  }

  private requireGeoIndex(collection: string, path: string): void {
    const { indexes } = this.catalog.collection(collection);
    const serves = indexes.some(({ fields }) =>
      fields.some((field) => field.path === path && field.order === '2dsphere'),
    );
    if (!serves) throw failed('unable to find index for $geoNear query');
  }

  private answer(search: Search): { plan: Plan; documents: Iterable<Document>; stored: StoredCollection } {
    const { query, order = {}, skip = 0, limit = Number.POSITIVE_INFINITY, variables } = search;
    const stored = this.catalog.collection(search.collection);
    const conjunction = readConjunction(query, variables);
    const test = matcher(query, variables);
    const plan = planQuery(this.view, { collection: stored, conjunction, order, limit: skip + limit });
    const reading = { collection: stored, query, conjunction, order };
    const streams = this.streams(plan, reading, stored, test);
    return { plan, documents: inOrder(streams, plan.ordered, order), stored };
  }

  /** One stream for every scan, and one for what the transaction wrote. */
  private streams(
    plan: Plan,
    reading: Reading,
    collection: StoredCollection,
    test: (document: Document) => boolean,
  ): Iterable<Document>[] {
    const uncommitted = this.uncommitted(collection.name);
    const seen = new Set(uncommitted.keys());
    const read = (document: Document) => {
      this.meter.read(reading);
      if (plan.repeats) seen.add(document._id);
      return test(document);
    };
    const streams = plan.scans.map((scan) => filtered(this.fetch(scan, collection, seen), read));
    const own = [...uncommitted.values()].filter((document) => document !== null && test(document));
    return own.length === 0 ? streams : [...streams, sorted(own as Document[], reading.order)];
  }

  /** The documents a scan finds, without those seen already. */
  private *fetch(scan: Scan, collection: StoredCollection, seen: Set<string>): Generator<Document> {
    if (scan.index === collection.primary) {
      for (const document of this.view.documents(scan, scan.reverse)) {
        if (!seen.has(document._id)) yield document;
      }
      return;
    }
    for (const id of this.view.ids(scan, scan.reverse)) {
      const document = seen.has(id) ? undefined : this.view.document(documentKey(collection, id));
      if (document) yield document;
    }
  }
}

function inOrder(streams: Iterable<Document>[], ordered: boolean, order: Order): Iterable<Document> {
  if (Object.keys(order).length === 0) return chained(streams);
  if (!ordered) return sorted(chained(streams), order);
  const [only, ...others] = streams;
  return only && others.length === 0 ? only : merged(streams, order);
}

function* filtered<T>(documents: Iterable<T>, test: (document: T) => boolean): Generator<T> {
  for (const document of documents) if (test(document)) yield document;
}

function* chained<T>(streams: Iterable<T>[]): Generator<T> {
  for (const stream of streams) yield* stream;
}

function* section<T>(documents: Iterable<T>, skip: number, limit: number): Generator<T> {
  if (limit <= 0) return;
  let position = 0;
  for (const document of documents) {
    position++;
    if (position > skip) yield document;
    if (position >= skip + limit) return;
  }
}
