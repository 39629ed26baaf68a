/**
 * How a query is answered: which stretches of which indexes to read. A plan may find more documents than the query
 * asks for, never fewer; whoever runs it applies the query to what it finds.
 */

import { type Bounds, bindFields } from './bounds';
import type { StoredCollection, StoredIndex } from './catalog';
import type { Conjunction } from './conjunction';
import type { Order } from './sorting';
import type { KeyRange, View } from './store';

/** One stretch of one index. */
export interface Scan extends KeyRange {
  index: StoredIndex;
  reverse: boolean;
}

export interface Plan {
  scans: Scan[];
  /** Every scan yields its documents in the order asked for. */
  ordered: boolean;
  /** The scans find exactly what the query asks for. */
  exact: boolean;
  /** A document may be found more than once. */
  repeats: boolean;
  /** How many fields of the index are limited. */
  bound: number;
  /** No scan finds more than one document. */
  single: boolean;
}

export interface Need {
  collection: StoredCollection;
  conjunction: Conjunction;
  order: Order;
  /** How many documents are wanted, those to skip included. */
  limit: number;
}

/** More streams than this are sorted, not merged. */
const MAX_MERGED = 100;

export function planQuery(view: View, need: Need): Plan {
  const branched = need.conjunction.alternatives.map((branches) => planBranches(view, need, branches));
  return cheapest(view, need, [...singleIndexPlans(view, need), ...branched]);
}

/** The names of the indexes a plan reads, or null when it reads a whole collection. */
export function indexName(plan: Plan): string | null {
  const readsAll = plan.bound === 0 && plan.scans.every(({ index }) => index.name === '_id_');
  if (readsAll) return null;
  return [...new Set(plan.scans.map(({ index }) => index.name))].join() || null;
}

/** Index entries in the stretches of a plan; of each stretch at most so many are counted. */
export function countEntries(
  view: View,
  { primary }: StoredCollection,
  plan: Plan,
  most = Number.POSITIVE_INFINITY,
): number {
  const counts = plan.scans.map((scan) =>
    scan.index === primary ? view.countDocuments(scan, most) : view.countEntries(scan, most),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Every index that limits the query or gives its order; reading all documents is always possible. */
function singleIndexPlans(view: View, need: Need): Plan[] {
  const { primary, indexes } = need.collection;
  const complete = indexes.filter(({ since }) => since <= view.moment);
  const useful = complete.map((index) => planWith(index, need)).filter((plan) => plan !== undefined);
  return [planWith(primary, need) as Plan, ...useful];
}

/** Undefined when the index is of no use. */
function planWith(index: StoredIndex, need: Need): Plan | undefined {
  const { conjunction, order, collection } = need;
  const bounds = bindFields(index, conjunction.conditions);
  const direction =
    bounds.ranges.length > MAX_MERGED && hasFields(order) ? undefined : directionOf(index, bounds, order);
  const bound = bounds.points.length + (bounds.range ? 1 : 0);
  const isUseful = bound > 0 || (hasFields(order) && direction !== undefined);
  if (index !== collection.primary && !(isUseful && coversCollection(index, bounds))) return undefined;
  return {
    scans: bounds.ranges.map((range) => ({ ...range, index, reverse: direction === -1 })),
    ordered: direction !== undefined,
    exact:
      isExact(conjunction) && conjunction.conditions.every((condition) => bounds.consumed.has(condition)),
    repeats: mayRepeat(index, bounds),
    bound,
    single: index.unique && bounds.points.length >= index.fields.length,
  };
}

/** Documents without a geometry are not in a 2dsphere index, so it only serves queries for that geometry. */
function coversCollection(index: StoredIndex, { range }: Bounds): boolean {
  return index.fields.every((field) => field.order !== '2dsphere' || field === range);
}

function isExact({ more, alternatives }: Conjunction): boolean {
  return !more && alternatives.length === 0;
}

/** The same document may be met at several elements of an array, or in several cells. */
function mayRepeat(index: StoredIndex, { points, range, ranges }: Bounds): boolean {
  if (range?.order === '2dsphere') return true;
  if (index.multikey.size === 0) return false;
  const limited = new Set(points.map(({ path }) => path));
  return ranges.length > 1 || [...index.multikey].some((path) => !limited.has(path));
}

/** 1 or -1 when reading the index forwards or backwards gives the order; undefined when neither does. */
function directionOf(index: StoredIndex, { points }: Bounds, order: Order): 1 | -1 | undefined {
  const constant = new Set(points.map(({ path }) => path).filter((path) => !index.multikey.has(path)));
  const wanted = Object.entries(order).filter(([path]) => !constant.has(path));
  const fields = index.fields.slice(points.length);
  let direction: 1 | -1 | undefined;
  for (const [position, [path, wantedOrder]] of wanted.entries()) {
    const field = fields[position];
    if (field?.path !== path || field.order === '2dsphere' || index.multikey.has(path)) return undefined;
    const needed = field.order === wantedOrder ? 1 : -1;
    direction ??= needed;
    if (needed !== direction) return undefined;
    // Nothing is left to order among documents of one _id.
    if (path === '_id') return direction;
  }
  return direction ?? 1;
}

/** One plan for every branch of an `$or`, put together; undefined when a branch would read the whole collection. */
function planBranches(view: View, need: Need, branches: Conjunction[]): Plan | undefined {
  const outer = need.conjunction;
  const plans = branches.map((branch) => {
    const conditions = [...outer.conditions, ...branch.conditions];
    const more = outer.more || branch.more || outer.alternatives.length > 1;
    const branchNeed = { ...need, conjunction: { conditions, alternatives: branch.alternatives, more } };
    return cheapest(view, branchNeed, singleIndexPlans(view, branchNeed));
  });
  if (plans.length === 0 || plans.some(({ bound }) => bound === 0)) return undefined;
  const scans = plans.flatMap((plan) => plan.scans);
  return {
    scans,
    ordered: plans.every(({ ordered }) => ordered) && (scans.length <= MAX_MERGED || !hasFields(need.order)),
    exact: plans.every(({ exact }) => exact),
    repeats: true,
    bound: Math.min(...plans.map(({ bound }) => bound)),
    single: plans.every(({ single }) => single),
  };
}

/** The plan that reads the fewest entries; among equals, one that needs no sorting. */
function cheapest(view: View, need: Need, plans: (Plan | undefined)[]): Plan {
  const possible = plans.filter((plan) => plan !== undefined);
  const bounded = possible.filter(({ bound, ordered }) => bound > 0 || (ordered && hasFields(need.order)));
  const contenders = bounded.some(({ bound }) => bound > 0) ? bounded : possible;
  if (contenders.length === 1) return contenders[0] as Plan;
  // A plan that stops early is cheaper than any that finds more than this: they need not be counted to their end.
  const enough = Math.min(...contenders.map((plan) => mostOf(need, plan)));
  const costs = contenders.map((plan) => ({ plan, cost: costOf(view, need, plan, enough + 1) }));
  costs.sort(
    (left, right) =>
      left.cost - right.cost ||
      Number(right.plan.ordered) - Number(left.plan.ordered) ||
      left.plan.scans.length - right.plan.scans.length,
  );
  return (costs[0] as { plan: Plan }).plan;
}

/** How many documents a plan has to look at, as far as can be told without looking; counts no further than `most`. */
function costOf(view: View, need: Need, plan: Plan, most: number): number {
  if (plan.single) return plan.scans.length;
  return Math.min(countEntries(view, need.collection, plan, most), mostOf(need, plan));
}

/** How many documents a plan looks at, whatever there is: it may stop when it has what is wanted. */
function mostOf({ limit, order }: Need, plan: Plan): number {
  if (plan.single) return plan.scans.length;
  const stopsEarly = plan.exact && (plan.ordered || !hasFields(order));
  return stopsEarly ? limit + plan.scans.length : Number.POSITIVE_INFINITY;
}

function hasFields(order: Order): boolean {
  return Object.keys(order).length > 0;
}
