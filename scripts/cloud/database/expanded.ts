/** Stages in terms of others, as MongoDB defines them: mingo's own differ at the edges. */

import type { Stage } from './stages';

interface Bucket {
  groupBy: unknown;
  boundaries: unknown[];
  default?: unknown;
  output?: Record<string, unknown>;
}

export function expanded(stage: Stage): Stage[] {
  if ('$count' in stage) return count(stage.$count as string);
  if ('$bucket' in stage) return bucket(stage.$bucket as Bucket);
  return [stage];
}

/** No documents yield no row. */
function count(field: string): Stage[] {
  return [{ $group: { _id: null, [field]: { $sum: 1 } } }, { $project: { _id: 0 } }];
}

/** Each bucket holds its lower boundary and not its upper one; empty buckets are left out. */
function bucket({
  groupBy,
  boundaries,
  default: otherwise,
  output = { count: { $sum: 1 } },
}: Bucket): Stage[] {
  const branches = boundaries.slice(1).map((upper, position) => {
    const lower = { $literal: boundaries[position] };
    return {
      case: { $and: [{ $gte: [groupBy, lower] }, { $lt: [groupBy, { $literal: upper }] }] },
      then: lower,
    };
  });
  const fallback = otherwise === undefined ? {} : { default: { $literal: otherwise } };
  return [{ $group: { _id: { $switch: { branches, ...fallback } }, ...output } }, { $sort: { _id: 1 } }];
}
