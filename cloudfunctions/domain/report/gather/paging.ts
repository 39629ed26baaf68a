import { _, aggregate, type CollectionName, type Stage } from '../../../kernel/database';
import type { Part } from './rows';

/** Documents of one page: some hundred kilobytes. */
const PAGE = 500;

interface Keyed {
  _id: string;
}

/**
 * Pages of documents by area, month and key, along an index on just that: the last page costs what the first one does.
 * `within` is the field that holds the lines of areas.
 */
export async function pageOf<D extends Keyed>(
  collection: CollectionName,
  match: Record<string, unknown>,
  after: string,
  stages: Stage[],
): Promise<{ documents: D[]; after: string | null }> {
  const documents = await aggregate<D>(collection, [
    { match: { ...match, _id: _.gt(after) } },
    { sort: { _id: 1 } },
    { limit: PAGE },
    ...stages,
  ]);
  const last = documents.length === PAGE ? documents.at(-1) : undefined;
  return { documents, after: last?._id ?? null };
}

/** The months in which an area has documents, one after the other. */
export function monthsOf(collection: CollectionName, within: string): Part['nextMonth'] {
  return async (area, after, to) => {
    const [found] = await aggregate<{ month: string }>(collection, [
      { match: { [within]: area, month: _.gt(after).and(_.lte(to)) } },
      { sort: { month: 1 } },
      { limit: 1 },
      { project: { month: 1 } },
    ]);
    return found?.month ?? null;
  };
}
