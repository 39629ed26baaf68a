import { _, lookup, or, type Stage } from '../../../kernel/database';
import { countedId, type StoredTally } from '../closing/book';
import { isIn, spanOf } from '../period';
import type { Period } from '../tally';
import type { KeptWho } from '../who';
import { type AreaAround, closedOnes } from './around';
import { hoursChanged, nothing, queuesChanged, readTogether } from './scope';

type Known = AreaAround['stored'][number];

interface Read {
  who: { _id: string; who: KeptWho }[];
  queues: { _id: string }[];
  hours: { _id: string }[];
}

/** Closed months of the period, and those that are not closed but were counted once. */
function knownOf(area: AreaAround, period: Period): { closed: Known[]; counted: Known[] } {
  const inside = area.stored.filter(({ month }) => isIn(month, spanOf(period)));
  const closed = closedOnes(area, inside);
  const isClosed = new Set(closed.map(({ month }) => month));
  const counted = inside.filter(
    ({ _id, month }) => _id === countedId(area._id, month) && !isClosed.has(month),
  );
  return { closed, counted };
}

/** Months of which a row was changed after they were counted. */
function changedSince(
  from: 'queues' | 'hours',
  changed: typeof queuesChanged,
  area: string,
  counted: Known[],
): Stage {
  if (counted.length === 0) return nothing(from);
  const match = or(...counted.map(({ month, tally }) => changed(area, [month], tally.asOf)));
  return lookup({ from, match, stages: [{ group: { _id: '$month' } }], as: from });
}

/**
 * The months of a period whose figures are there and still good, with who is behind them. One request; none where
 * nothing is stored.
 */
export async function readStored(area: AreaAround, period: Period): Promise<StoredTally[]> {
  const { closed, counted } = knownOf(area, period);
  const known = [...closed, ...counted];
  if (known.length === 0) return [];
  const { who, queues, hours } = await readTogether<Read>(area._id, [
    lookup({
      from: 'tallies',
      match: { _id: _.in(known.map(({ _id }) => _id)) },
      stages: [{ project: { who: 1 } }],
      as: 'who',
    }),
    changedSince('queues', queuesChanged, area._id, counted),
    changedSince('hours', hoursChanged, area._id, counted),
  ]);
  const changed = new Set([...queues, ...hours].map(({ _id }) => _id));
  const whoOf = new Map(who.map((each) => [each._id, each.who]));
  const good = [...closed, ...counted.filter(({ month }) => !changed.has(month))];
  return good.flatMap((each) => {
    const behind = whoOf.get(each._id);
    return behind ? [{ ...each, who: behind }] : [];
  });
}
