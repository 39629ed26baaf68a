/** MongoDB's operators, as far as the platform offers them; any other is refused by its name. */

import { Context, ProcessingMode } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import { Query as MingoQuery } from 'mingo/query';
import type { Any, AnyObject, Options } from 'mingo/types';
import { MingoError } from 'mingo/util';
import { failed } from './errors';
import { GEO_OPERATORS, geoTest, readGeoSearch } from './geo/search';
import { isPlainObject } from './paths';
import { sorted } from './sorting';
import type { Document, Query } from './types';

/** Values of `let` and `$$name`. */
export type Variables = Record<string, unknown>;

const { $function, ...offeredExpressions } = expressions;
const { $accumulator, ...offeredAccumulators } = accumulators;
const { $and, $or, $nor, $not, $eq, $ne, $gt, $gte, $lt, $lte } = queries;
const { $exists, $mod, $elemMatch, $size, $regex, $expr } = queries;
const { $project, $group, $skip, $limit, $unwind, $addFields, $replaceRoot, $match } = pipeline;
const { $bucketAuto, $sample, $sortByCount } = pipeline;

const geoOperators = Object.fromEntries(
  GEO_OPERATORS.map((operator) => [
    operator,
    (path: string, value: Any) => geoTest(readGeoSearch(operator, value), path.split('.')),
  ]),
);

const NO_BRANCH = Symbol('no branch');
const UNLESS_GIVEN = { default: { $literal: NO_BRANCH } };

/** Refuses a value no branch is for; mingo's gives undefined. */
const $switch: typeof expressions.$switch = (row, branches, given) => {
  const value = expressions.$switch(row, { ...UNLESS_GIVEN, ...branches }, given);
  if (value !== NO_BRANCH) return value;
  throw failed('$switch could not find a matching branch for an input, and no default was specified.');
};

/** Sorts as indexes do. */
const $sort: typeof pipeline.$sort = (documents, order) =>
  documents.transform((all) => Lazy(sorted(all, order)));

/** In arrays within arrays mingo finds single values, but not one of several. */
const $in: typeof queries.$in = (path, values, given) => {
  checkList('$in', values);
  const among = queries.$in(path, values, given);
  if (!path.includes('.')) return among;
  const equal = values.map((value) => equals(path, value, given));
  return (document) => among(document) || equal.some((test) => test(document));
};

const $nin: typeof queries.$nin = (path, values, given) => {
  const among = $in(path, values, given);
  return (document) => !among(document);
};

/** Every value must be found as if it were asked for alone, so a field that is no array may hold the only one. */
const $all: typeof queries.$all = (path, values, given) => {
  checkList('$all', values);
  const tests = values.map((value) =>
    isPlainObject(value) && '$elemMatch' in value
      ? $elemMatch(path, value.$elemMatch as AnyObject, given)
      : equals(path, value, given),
  );
  return (document) => tests.length > 0 && tests.every((test) => test(document));
};

function checkList(operator: string, values: unknown): asserts values is Any[] {
  if (!Array.isArray(values)) throw failed(`${operator} needs an array`);
}

function equals(path: string, value: Any, given: Options) {
  return value instanceof RegExp ? $regex(path, value, given) : $eq(path, value, given);
}

const queryOperators = {
  ...{ $and, $or, $nor, $not, $eq, $ne, $gt, $gte, $lt, $lte, $in, $nin },
  ...{ $exists, $mod, $all, $elemMatch, $size, $regex },
  ...geoOperators,
};
/** Mingo copies the context for every query, so most get a small one. */
const queryContext = Context.init({ query: queryOperators });

const context = Context.init({
  accumulator: offeredAccumulators,
  expression: { ...offeredExpressions, $switch },
  projection: projections,
  query: { ...queryOperators, $expr },
  pipeline: {
    ...{ $project, $group, $skip, $limit, $unwind, $addFields, $replaceRoot, $match },
    ...{ $bucketAuto, $sample, $sortByCount, $sort },
  },
});

/** What every call into mingo is given. */
export function options(variables: Variables = {}): Partial<Options> & { context: Context } {
  return { context, variables, scriptEnabled: false, processingMode: ProcessingMode.CLONE_OFF };
}

/** Runs something of mingo's; what it refuses, or trips over because it is malformed, the database refuses. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof MingoError || error instanceof TypeError ? failed(error.message) : error;
  }
}

/** A test for documents. */
export function matcher(query: Query, variables?: Variables): (document: object) => boolean {
  const given = options(variables);
  if (!hasExpression(query)) given.context = queryContext;
  const compiled = refusing(() => new MingoQuery(query, given));
  return (document) => refusing(() => compiled.test(document as Query));
}

function hasExpression(query: unknown): boolean {
  return Object.entries(query ?? {}).some(
    ([name, value]) => name === '$expr' || (Array.isArray(value) && value.some(hasExpression)),
  );
}

/** The fields asked for; all when `projection` is empty. */
export function project(documents: Document[], projection: Record<string, unknown>): Document[] {
  if (Object.keys(projection).length === 0) return documents;
  return refusing(() => new MingoQuery({}, options()).find<Document>(documents, projection).all());
}
