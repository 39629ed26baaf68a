import cloud from 'wx-server-sdk';
import type { Person } from './person';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string } as Parameters<typeof cloud.init>[0]);

const database = cloud.database();

/** A condition on documents: fields and values, or what `and`, `or` and `expr` make of them. */
export type Query = Record<string, unknown>;

/** `db.command`: operators for fields of queries and updates. */
export const _ = database.command;
/** Operators of aggregates. The SDK's types lack `pipeline`. */
export const $ = _.aggregate as typeof _.aggregate & { pipeline(): unknown };

export const and = (...queries: Query[]): Query => _.and(queries) as unknown as Query;
export const or = (...queries: Query[]): Query => _.or(queries) as unknown as Query;
/** Compares fields with each other and with the variables of a lookup. The SDK's types lack it. */
export const expr = (expression: unknown): Query =>
  (_ as unknown as { expr(value: unknown): Query }).expr(expression);

/** Collection name → document type. Each subject adds its own by declaration merging. */
export interface Documents {
  people: Person;
}
export type CollectionName = keyof Documents & string;

/** One stage of an aggregate, named as the SDK names its methods: `{ match: … }`, `{ lookup: … }`. */
export type Stage = Record<string, unknown>;

export interface Lookup {
  from: CollectionName;
  let?: Record<string, unknown>;
  match: Query;
  /** Stages after the match. */
  stages?: Stage[];
  as: string;
}

type Chain = Record<string, (value: unknown) => Chain>;

function chain(start: unknown, stages: Stage[]): Chain {
  let link = start as Chain;
  for (const stage of stages) {
    for (const [method, value] of Object.entries(stage))
      link = (link[method] as Chain[string]).call(link, value);
  }
  return link;
}

/** A lookup stage with a pipeline. */
export function lookup({ from, let: variables, match, stages = [], as }: Lookup): Stage {
  const pipeline = chain($.pipeline(), [{ match }, ...stages]) as unknown as { done(): unknown };
  return { lookup: { from, ...(variables && { let: variables }), pipeline: pipeline.done(), as } };
}

/** Documents that match, in one request. Answers at most 1,000, the platform's limit. */
export async function find<N extends CollectionName>(
  name: N,
  query: Query,
  options: { order?: [string, 'asc' | 'desc']; limit?: number } = {},
): Promise<Documents[N][]> {
  let reference = database.collection(name).where(query);
  if (options.order) reference = reference.orderBy(...options.order);
  const result = (await reference.limit(options.limit ?? 1000).get()) as { data: unknown };
  return result.data as Documents[N][];
}

/** The rows of an aggregate, in one request. Give it a limit: without one the platform answers 20 rows. */
export async function aggregate<T>(name: CollectionName, stages: Stage[]): Promise<T[]> {
  const end = chain(database.collection(name).aggregate(), stages) as unknown as {
    end(): Promise<{ list: T[] }>;
  };
  return (await end.end()).list;
}

/**
 * Adds documents in one request. False when one of the ids exists already: the call is a repetition, or somebody
 * else was first.
 */
export async function add<N extends CollectionName>(
  name: N,
  documents: Documents[N] | Documents[N][],
): Promise<boolean> {
  try {
    await database.collection(name).add({ data: documents as object });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Updates what matches in one request and says how many documents that were. */
export async function update<N extends CollectionName>(
  name: N,
  query: Query,
  data: Record<string, unknown>,
): Promise<number> {
  const result = await database.collection(name).where(query).update({ data });
  return (result as { stats: { updated: number } }).stats.updated;
}

/** Removes what matches in one request. */
export async function remove<N extends CollectionName>(name: N, query: Query): Promise<void> {
  await database.collection(name).where(query).remove();
}

/** The platform words a duplicate key in two ways; its numeric codes do not tell it from other faults. */
function isDuplicate(error: unknown): boolean {
  return /E11000|DUPLICATE_WRITE/.test((error as { errMsg?: string }).errMsg ?? String(error));
}
