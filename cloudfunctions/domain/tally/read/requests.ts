import { _, $, lookup, type Stage } from '../../../kernel/database';
import { OPEN } from '../../enquiry/enquiry';
import type { WishState } from '../../wish/wish';
import { beginningOf, instantIn, monthIn, plusMonths, type Span } from '../period';
import { readTogether, type Scope } from './scope';

interface OfBuilding {
  /** Path of the building. */
  _id: string;
  count: number;
}

export interface Requested {
  asked: OfBuilding[];
  answered: { _id: number; count: number; late: number; rated: number; good: number }[];
  unanswered: { open: number; overdue: number }[];
  made: OfBuilding[];
  fulfilled: (OfBuilding & { days: number })[];
  unfulfilled: { count: number }[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of five stars. */
const GOOD = 4;
export const HOLDERS = ['owner', 'unit', 'staff'];
const WAITING: WishState[] = ['made', 'open', 'claimed', 'fulfilled'];

function perBuilding(more: Record<string, unknown> = {}): Stage {
  return { group: { _id: '$building', count: $.sum(1), ...more } };
}

function isTrue(condition: unknown): unknown {
  return $.sum($.cond({ if: condition, then: 1, else: 0 }));
}

/** Until the period is over. */
function before({ to }: Span): unknown {
  return _.lt(beginningOf(plusMonths(to, 1)));
}

function enquiries({ area, whole }: Scope, now: Date): Stage[] {
  const rating = $.ifNull(['$rating', 0]);
  return [
    lookup({
      from: 'enquiries',
      match: monthIn([whole], { within: area }),
      stages: [perBuilding()],
      as: 'asked',
    }),
    lookup({
      from: 'enquiries',
      match: { within: area, answeredAt: instantIn(whole) },
      stages: [
        {
          group: {
            _id: $.floor($.divide([$.subtract(['$answeredAt', '$at']), HOUR])),
            count: $.sum(1),
            late: isTrue($.gt(['$answeredAt', '$due'])),
            rated: isTrue($.gt([rating, 0])),
            good: isTrue($.gte([rating, GOOD])),
          },
        },
      ],
      as: 'answered',
    }),
    lookup({
      from: 'enquiries',
      match: { within: area, holder: _.in(HOLDERS), state: _.in(OPEN), at: before(whole) },
      stages: [{ group: { _id: null, open: $.sum(1), overdue: isTrue($.lt(['$due', now])) } }],
      as: 'unanswered',
    }),
  ];
}

function wishes({ area, whole }: Scope): Stage[] {
  const days = $.sum($.divide([$.subtract(['$fulfilled.at', '$at']), DAY]));
  return [
    lookup({
      from: 'wishes',
      // A wish that was split is counted as its parts.
      match: monthIn([whole], { within: area, state: _.neq('split') }),
      stages: [perBuilding()],
      as: 'made',
    }),
    lookup({
      from: 'wishes',
      match: { within: area, thankedAt: instantIn(whole) },
      stages: [perBuilding({ days })],
      as: 'fulfilled',
    }),
    lookup({
      from: 'wishes',
      match: { within: area, state: _.in(WAITING), at: before(whole) },
      stages: [{ group: { _id: null, count: $.sum(1) } }],
      as: 'unfulfilled',
    }),
  ];
}

/** What was asked and wished for, and what became of it, in one request. */
export function readRequests(scope: Scope, now: Date): Promise<Requested> {
  return readTogether<Requested>(scope.area, [...enquiries(scope, now), ...wishes(scope)]);
}
