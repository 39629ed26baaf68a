import { now } from '../../../kernel/clock';
import { _, $, lookup, type Stage } from '../../../kernel/database';
import { procedureOn } from '../../../kernel/procedure';
import { OPEN } from '../../enquiry/enquiry';
import type { ShiftState } from '../../shift/shift';
import { missing, mustBeStaff, ofMonth } from '../input';
import { beginningOf, plusMonths } from '../period';
import { HOLDERS } from '../read/requests';

/** What is still open of a month; nobody has to wait for it to close the month, but everybody can see it. */
export interface Questions {
  /** Volunteers who were expected, of whom nothing says whether they came. */
  unrecorded: number;
  /** People's days with time that waits for a decision. */
  undecided: number;
  /** Volunteers who say that an entry is wrong. */
  disputed: number;
  /** Wishes done, not confirmed yet. */
  unconfirmed: number;
  unanswered: number;
}

/** Somebody was expected, and nothing says whether they came. */
const UNRECORDED: ShiftState[] = ['confirmed', 'in'];

type Counted = Record<keyof Questions, { count: number }[]>;

function countOf(stages: Stage[] = []): Stage[] {
  return [...stages, { group: { _id: null, count: $.sum(1) } }];
}

function openQuestions(area: string, month: string, now: Date): Stage[] {
  const ends = beginningOf(plusMonths(month, 1));
  const [first, last] = [`${month}-01`, `${month}-31`];
  const unrecorded = { 'shifts.state': _.in(UNRECORDED) };
  return [
    lookup({
      from: 'days',
      match: { within: area, month, state: 'planned', endsAt: _.lt(now), ...unrecorded },
      stages: countOf([{ project: { shifts: 1 } }, { unwind: '$shifts' }, { match: unrecorded }]),
      as: 'unrecorded',
    }),
    lookup({
      from: 'hours',
      match: { waitingFor: area, date: _.gte(first).and(_.lte(last)) },
      stages: countOf(),
      as: 'undecided',
    }),
    lookup({
      from: 'disputes',
      match: { deciders: area, state: 'open', date: _.gte(first).and(_.lte(last)) },
      stages: countOf(),
      as: 'disputed',
    }),
    lookup({
      from: 'wishes',
      match: { within: area, state: 'fulfilled', at: _.lt(ends) },
      stages: countOf(),
      as: 'unconfirmed',
    }),
    lookup({
      from: 'enquiries',
      match: { within: area, holder: _.in(HOLDERS), state: _.in(OPEN), at: _.lt(ends) },
      stages: countOf(),
      as: 'unanswered',
    }),
  ];
}

/** What staff look at before they close a month. One request. */
export const questions = procedureOn({
  input: ofMonth,
  subject: ({ area, month }) => ({
    from: 'areas' as const,
    by: { _id: area },
    shape: openQuestions(area, month, now()),
  }),
  missing,
  allow: mustBeStaff,
  async run({ subject }): Promise<Questions> {
    const found = subject as unknown as Counted;
    const count = (question: keyof Questions) => found[question][0]?.count ?? 0;
    return {
      unrecorded: count('unrecorded'),
      undecided: count('undecided'),
      disputed: count('disputed'),
      unconfirmed: count('unconfirmed'),
      unanswered: count('unanswered'),
    };
  },
});
