import * as v from 'valibot';
import { _, aggregate, find } from '../../kernel/database';
import { areasOf } from '../../kernel/grants';
import type { Person } from '../../kernel/person';
import { procedure } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { can } from '../../kernel/workflow';
import { decidesAs, looksAfter } from './decide';
import { type Dispute, type DisputeVerb, disputeWorkflow } from './dispute';
import { type DisputedHours, type EntryView, entryViews } from './entry-view';
import { isClaim, isTheirs } from './ledger';

/** At once on one page; the oldest first, so that nothing waits behind what came later. */
const MOST = 50;

export interface DisputeView {
  id: string;
  personName: string;
  date: string;
  activity: string;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  minutes: number;
  say: string;
  at: number;
  can: DisputeVerb[];
}

export interface ToDecide {
  entries: EntryView[];
  disputes: DisputeView[];
  /** The areas the caller works for: what is late there is a page of its own. */
  areas: { id: string; name: string }[];
}

const WAITS: EntryView['standing'][] = ['unconfirmed', 'review', 'second-review'];

/** The entries of a day that wait for this very person: not one's own, and not what one has looked at already. */
export function waitingFor(ledger: DisputedHours, caller: Person): EntryView[] {
  if (isTheirs(ledger, caller._id)) return [];
  const isMine = ({ entry, standing }: EntryView) => {
    const claim = ledger.entries.filter(isClaim).find(({ id }) => id === entry);
    const reviewed = ledger.entries.some(
      (each) => each.kind === 'review' && each.about === entry && each.by === caller._id,
    );
    const attested = standing !== 'unconfirmed' && claim?.by === caller._id;
    return claim && looksAfter(caller, claim) && !reviewed && !attested;
  };
  return entryViews(ledger).filter((view) => WAITS.includes(view.standing) && isMine(view));
}

function disputeView(dispute: Dispute, caller: Person, now: Date): DisputeView {
  return {
    id: dispute._id,
    personName: dispute.name,
    date: dispute.date,
    activity: dispute.activity,
    start: dispute.start.getTime(),
    end: dispute.end.getTime(),
    minutes: dispute.minutes,
    say: dispute.say,
    at: dispute.at.getTime(),
    can: can(disputeWorkflow, dispute, { caller, now }),
  };
}

/** What waits for the caller's word: told by volunteers, long days, disputes. Three requests, two for a leader. */
export const toDecide = procedure({
  input: v.object({}),
  sensitive: true,
  allow: ({ caller }) =>
    must(decidesAs(caller).length > 0, 'not-allowed', '时长由队长或社区工作人员来核对。'),
  async run({ caller, now }): Promise<ToDecide> {
    const as = _.in(decidesAs(caller));
    const staffed = areasOf(caller, ['staff']);
    const [ledgers, disputes, areas] = await Promise.all([
      aggregate<DisputedHours>('hours', [
        { match: { waitingFor: as } },
        { sort: { date: 1 } },
        { limit: MOST },
        { project: { outbox: 0 } },
      ]),
      find('disputes', { deciders: as, state: 'open' }, { order: ['at', 'asc'], limit: MOST }),
      staffed.length > 0 ? find('areas', { _id: _.in(staffed) }) : [],
    ]);
    return {
      entries: ledgers.flatMap((ledger) => waitingFor(ledger, caller)),
      disputes: disputes
        .filter(({ person, tell }) => ![person, tell].includes(caller._id))
        .map((each) => disputeView(each, caller, now)),
      areas: areas.map(({ _id, name }) => ({ id: _id, name })),
    };
  },
});
