import * as v from 'valibot';
import type { Database, FindOptions } from '../database/types';
import { Refusal } from '../refusal';
import { type Action, action } from './action';
import { fromWire, toWire } from './ejson';

/** Documents of one `get()`. */
const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

/** Extended JSON of an object, as plain values. */
const Wire = v.pipe(
  v.string(),
  v.transform((text) => fromWire(text, Date.now())),
);
const WireObject = v.pipe(Wire, v.record(v.string(), v.unknown()));
const Where = v.optional(WireObject, '{}');
const Collection = { collectionName: v.pipe(v.string(), v.nonEmpty()) };
const Transaction = { transactionId: v.optional(v.string()) };

const Insert = v.object({ ...Collection, ...Transaction, data: v.array(WireObject) });
const Get = v.object({
  ...Collection,
  ...Transaction,
  queryType: v.picklist(['DOC', 'WHERE']),
  query: Where,
  order: v.optional(v.pipe(Wire, v.record(v.string(), v.picklist([1, -1])))),
  offset: v.optional(v.number(), 0),
  limit: v.optional(v.number(), DEFAULT_LIMIT),
  projection: v.optional(WireObject),
});
const Count = v.object({ ...Collection, query: Where });
const Modify = v.object({
  ...Collection,
  ...Transaction,
  query: Where,
  data: WireObject,
  multi: v.optional(v.boolean(), false),
  merge: v.optional(v.boolean(), true),
  upsert: v.optional(v.boolean(), false),
});
const Remove = v.object({
  ...Collection,
  ...Transaction,
  query: Where,
  multi: v.optional(v.boolean(), false),
});
const Aggregate = v.object({
  ...Collection,
  stages: v.array(v.object({ stageKey: v.string(), stageValue: Wire })),
});
const TransactionOnly = v.object({ transactionId: v.string() });

/** `database.*` of the wire: plain values in, canonical extended JSON out. */
export const databaseActions: Record<string, Action> = {
  'database.addCollection': action(v.object(Collection), async ({ collectionName }, { database }) => {
    await database.createCollection(collectionName);
    return { data: {} };
  }),

  'database.insertDocument': action(Insert, async ({ collectionName, data, transactionId }, { database }) => {
    return { data: { insertedIds: await database.insert(collectionName, data, transactionId) } };
  }),

  'database.getDocument': action(Get, async (params, { database }) => {
    const { collectionName, query, offset, limit } = params;
    const found = await database.find(collectionName, query, findOptions(params));
    return { data: { list: found.map(toWire), offset, limit } };
  }),

  'database.calculateDocument': action(Count, async ({ collectionName, query }, { database }) => {
    return { data: { total: await database.count(collectionName, query) } };
  }),

  'database.modifyDocument': action(Modify, async (params, { database }) => {
    return { data: params.merge ? await update(database, params) : await set(database, params) };
  }),

  'database.removeDocument': action(Remove, async (params, { database }) => {
    const { collectionName, query, multi, transactionId } = params;
    return { data: await database.remove(collectionName, query, { multi, transactionId }) };
  }),

  'database.aggregateDocuments': action(Aggregate, async ({ collectionName, stages }, { database }) => {
    const pipeline = stages.map(({ stageKey, stageValue }) => ({ [stageKey]: stageValue }));
    const list = await database.aggregate(collectionName, pipeline);
    return { data: { list: list.map(toWire) } };
  }),

  'database.startTransaction': action(v.object({}), async (_params, { database }) => {
    return { transactionId: await database.begin() };
  }),

  'database.commitTransaction': action(TransactionOnly, async ({ transactionId }, { database }) => {
    await database.commit(transactionId);
    return { transactionId };
  }),

  'database.abortTransaction': action(TransactionOnly, async ({ transactionId }, { database }) => {
    await database.abort(transactionId);
    return { transactionId };
  }),
};

function findOptions(params: v.InferOutput<typeof Get>): FindOptions {
  const { queryType, order, offset, limit, projection, transactionId } = params;
  const largest = queryType === 'DOC' ? 1 : LARGEST_LIMIT;
  return { order, skip: offset, limit: Math.min(limit, largest), projection, transactionId };
}

interface Changed {
  updated: number;
  upsert_id?: string;
}

async function update(database: Database, params: v.InferOutput<typeof Modify>): Promise<Changed> {
  const { collectionName, query, data, multi, upsert, transactionId } = params;
  if (upsert) throw new Refusal('INVALID_PARAM', 'an update that inserts is not supported');
  return database.update(collectionName, query, data, { multi, transactionId });
}

/** `doc(id).set()`: the whole document, made when missing. */
async function set(database: Database, params: v.InferOutput<typeof Modify>): Promise<Changed> {
  const { collectionName, query, data, transactionId } = params;
  if (typeof query._id !== 'string') throw new Refusal('INVALID_PARAM', 'set needs the _id of one document');
  const { updated, upsertedId } = await database.set(collectionName, query._id, data, transactionId);
  return { updated, upsert_id: upsertedId };
}
