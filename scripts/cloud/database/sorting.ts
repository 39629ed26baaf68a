/** Sorting in memory, and merging what is sorted already. */

import { encodeValue } from './keys';
import { extract } from './paths';

/** Field path → 1 or -1, in sort order. */
export type Order = Record<string, 1 | -1>;

/** The bytes a document sorts by. Of an array, ascending order takes the smallest element and descending the largest. */
export function sortKey(document: unknown, order: Order): Buffer {
  const parts = Object.entries(order).map(([path, direction]) => {
    const keys = extract(document, [path.split('.')]).tuples.map(([value]) => encodeValue(value, direction));
    return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
  });
  return Buffer.concat(parts);
}

/** Sorts; what compares equal keeps its order. */
export function sorted<T>(documents: Iterable<T>, order: Order): T[] {
  return Array.from(documents, (document) => ({ key: sortKey(document, order), document }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
    .map(({ document }) => document);
}

/** Merges streams that are each sorted by `order`, reading no further than it is asked to. */
export function* merged<T>(streams: Iterable<T>[], order: Order): Generator<T> {
  const heads = streams.map((stream) => new Head(stream[Symbol.iterator](), order));
  try {
    for (;;) {
      const live = heads.filter((head) => head.current);
      if (live.length === 0) return;
      const least = live.reduce((best, head) => (head.isBefore(best) ? head : best));
      yield least.take();
    }
  } finally {
    for (const head of heads) head.close();
  }
}

/** The next document of one stream, with its sort key. */
class Head<T> {
  current: { key: Buffer; document: T } | undefined;

  constructor(
    private readonly stream: Iterator<T>,
    private readonly order: Order,
  ) {
    this.advance();
  }

  isBefore(other: Head<T>): boolean {
    if (!this.current || !other.current) return false;
    return Buffer.compare(this.current.key, other.current.key) < 0;
  }

  take(): T {
    if (!this.current) throw new Error('nothing left in this stream');
    const { document } = this.current;
    this.advance();
    return document;
  }

  close(): void {
    this.stream.return?.();
  }

  private advance(): void {
    const next = this.stream.next();
    this.current = next.done ? undefined : { key: sortKey(next.value, this.order), document: next.value };
  }
}
