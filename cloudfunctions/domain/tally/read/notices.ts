import { _, $, lookup, type Stage } from '../../../kernel/database';
import type { HistoryCounts } from '../history';
import { beginningOf, importedIn, monthIn, plusMonths } from '../period';
import { below, nothing, readTogether, type Scope } from './scope';

export interface Known {
  notices: { posted: number }[];
  reads: { households: string[]; reads: number }[];
  history: HistoryCounts[];
}

function notices({ area, whole: { from, to } }: Scope): Stage {
  const begins = beginningOf(from).toISOString();
  const ends = beginningOf(plusMonths(to, 1)).toISOString();
  return lookup({
    from: 'notices',
    match: { within: area, state: 'posted', place: _.gte(begins).and(_.lt(ends)) },
    stages: [{ group: { _id: null, posted: $.sum(1) } }],
    as: 'notices',
  });
}

/** Two people of a household who read the same notice in the same month are one reading. */
function reads({ area, live }: Scope): Stage {
  return lookup({
    from: 'reads',
    match: monthIn(live, { household: below(area) }),
    stages: [
      { group: { _id: { household: '$household', notice: '$notice', month: '$month' } } },
      { group: { _id: '$_id.household', reads: $.sum(1) } },
      { group: { _id: null, households: $.push('$_id'), reads: $.sum('$reads') } },
    ],
    as: 'reads',
  });
}

/** What was imported of a period. */
function history({ area, whole }: Scope): Stage {
  const { from, to } = importedIn(whole);
  const counts = {
    personTimes: $.sum('$personTimes'),
    minutes: $.sum('$minutes'),
    from: $.min('$month'),
    to: $.max('$month'),
  };
  return lookup({
    from: 'history',
    match: { within: area, month: _.gte(from).and(_.lte(to)) },
    stages: [{ group: { _id: null, ...counts } }, { project: { _id: 0 } }],
    as: 'history',
  });
}

/** Who read what, and what was imported, in one request. */
export function readNotices(scope: Scope): Promise<Known> {
  return readTogether<Known>(scope.area, [
    notices(scope),
    scope.live.length === 0 ? nothing('reads') : reads(scope),
    history(scope),
  ]);
}
