/** Aggregates: what indexes can do at the head of a pipeline is done by the reader, the rest by mingo. */

import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import type { Iterator } from 'mingo/lazy';
import type { Any, Options } from 'mingo/types';
import { expanded } from './expanded';
import { type GeoNear, geoNear } from './geo/stage';
import { EMPTY_ARRAY } from './keys';
import { options, refusing, type Variables } from './operators';
import { extract, withField } from './paths';
import type { Reader, Search } from './reader';
import type { Order } from './sorting';
import { checkStages, type Stage } from './stages';
import type { Query } from './types';

export type Row = Record<string, unknown>;

/** Runs a pipeline over a collection. */
type Run = (collection: string, stages: Stage[], variables: Variables) => Row[];

interface Lookup {
  from: string;
  as: string;
  localField?: string;
  foreignField?: string;
  let?: Row;
  pipeline?: Stage[];
}

/** What the platform returns when no stage limits the result, and at most. */
const DEFAULT_LIMIT = 20;
const MAX_RESULTS = 10_000;

export function aggregate(reader: Reader, collection: string, stages: Stage[]): Row[] {
  checkStages(stages);
  const limited = stages.some((stage) => '$limit' in stage) ? stages : [...stages, { $limit: DEFAULT_LIMIT }];
  const context = Context.from(options().context);
  const run: Run = (from, pipeline, variables) => {
    const { rows, rest } = source(reader, from, pipeline, variables);
    if (rest.length === 0) return [...rows];
    const given = { ...options(variables), context };
    return refusing(() => new Aggregator(rest.flatMap(expanded), given).run<Row>(rows));
  };
  context.addPipelineOps({ $lookup: lookup(run) });
  return run(collection, [...limited, { $limit: MAX_RESULTS }], {});
}

/** The rows a pipeline starts from, with as many of its stages as the reader can do. */
function source(reader: Reader, collection: string, stages: Stage[], variables: Variables) {
  const [first, ...rest] = stages;
  if (first?.$geoNear) {
    const wanted = (rest[0]?.$limit as number | undefined) ?? Number.POSITIVE_INFINITY;
    return { rows: geoNear(reader, collection, first.$geoNear as GeoNear, wanted), rest };
  }
  const head = takeHead(stages);
  const search: Search = { collection, variables, ...head.search };
  return { rows: reader.search(search).documents, rest: head.rest };
}

/** Leading `$match` stages, then `$sort`, `$skip` and `$limit`, as one search. */
function takeHead(stages: Stage[]): { search: Omit<Search, 'collection'>; rest: Stage[] } {
  const rest = [...stages];
  const take = (name: string) => (rest[0] && name in rest[0] ? rest.shift()?.[name] : undefined);
  const matches: Query[] = [];
  for (let match = take('$match'); match; match = take('$match')) matches.push(match as Query);
  const order = take('$sort') as Order | undefined;
  const skip = take('$skip') as number | undefined;
  const limit = take('$limit') as number | undefined;
  const query = matches.length > 1 ? { $and: matches } : (matches[0] ?? {});
  return { search: { query, order, skip, limit }, rest };
}

/** Every row's lookup is a pipeline of its own, so that its head uses an index. */
function lookup(run: Run) {
  return (rows: Iterator, spec: Any, given: Options): Iterator => {
    const { from, as, localField, foreignField, let: names = {}, pipeline = [] } = spec as Lookup;
    return rows.map((value) => {
      const row = value as Row;
      const variables = { ...given.variables, ...(evalExpr(row, names, given) as Variables) };
      const join = localField && foreignField ? [joinOn(foreignField, valuesAt(row, localField))] : [];
      return withField(row, as, run(from, [...join, ...pipeline], variables));
    });
  };
}

function joinOn(foreignField: string, values: unknown[]): Stage {
  return { $match: { [foreignField]: { $in: values } } };
}

/** What a local field joins with: the elements of an array, or null when it is missing. */
function valuesAt(row: Row, path: string): unknown[] {
  const values = extract(row, [path.split('.')]).tuples.map(([value]) => value);
  return values.filter((value) => value !== EMPTY_ARRAY);
}
