import type { TestCloud } from '../../../tests/support';
import type { Database, Query } from '../../cloud/database/types';

/** What it took to come to the figures of a month. */
export interface Effort {
  requests: number;
  /** Of what the database answered, as JSON. */
  bytes: number;
  milliseconds: number;
  personTimes: number;
  minutes: number;
}

/** What the platform's own examples read at once. */
const PAGE = 100;

/** Every document that matches, page by page, with skip and limit. */
async function readAll(database: Database, collection: string, query: Query, effort: Effort) {
  const found: Record<string, unknown>[] = [];
  for (let skip = 0; ; skip += PAGE) {
    const page = await database.find(collection, query, { skip, limit: PAGE });
    effort.requests += 1;
    effort.bytes += Buffer.byteLength(JSON.stringify(page));
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/** The usual way: read all rows of the month and add them up. No request goes over the wire, which is in its favour. */
export async function usualWay({ database }: TestCloud, area: string, month: string): Promise<Effort> {
  const effort: Effort = { requests: 0, bytes: 0, milliseconds: 0, personTimes: 0, minutes: 0 };
  const begun = performance.now();
  for (const queue of await readAll(database, 'queues', { within: area, month }, effort)) {
    const tickets = queue.tickets as { state: string }[];
    effort.personTimes += tickets.filter(({ state }) => state === 'served').length;
  }
  for (const ledger of await readAll(database, 'hours', { 'settled.within': area, month }, effort)) {
    effort.minutes += ledger.minutes as number;
  }
  effort.milliseconds = performance.now() - begun;
  return effort;
}

/** Counts the bytes that aggregates answer from now on, until the returned function is called. */
export function meterAnswers(database: Database): () => number {
  const { metered } = database;
  let bytes = 0;
  database.metered = (usage) => {
    const one = metered.call(database, usage);
    const { aggregate } = one;
    one.aggregate = async (collection, stages) => {
      const rows = await aggregate.call(one, collection, stages);
      bytes += Buffer.byteLength(JSON.stringify(rows));
      return rows;
    };
    return one;
  };
  return () => {
    database.metered = metered;
    return bytes;
  };
}
