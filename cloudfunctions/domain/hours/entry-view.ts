import { asksAbout } from './close-forgotten';
import type { Dispute, DisputeState } from './dispute';
import {
  type Claim,
  type Hours,
  type Provenance,
  remarksOn,
  type Standing,
  standings,
  type Way,
} from './ledger';

/** What was said of an entry afterwards. */
export interface RemarkView {
  kind: 'reversal' | 'confirmation' | 'review' | 'answer';
  byName: string;
  reason: string | null;
  /** Milliseconds since the epoch. */
  at: number;
}

/** One entry as a page shows it: the time, where it comes from, and what became of it. */
export interface EntryView {
  hours: string;
  entry: string;
  date: string;
  person: string;
  personName: string;
  kind: Provenance;
  standing: Standing;
  minutes: number;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  activity: string;
  service: string;
  place: string;
  organiser: string;
  lead: string | null;
  ways: { in: Way; out: Way } | null;
  byName: string;
  reason: string | null;
  remarks: RemarkView[];
  dispute: { id: string; state: DisputeState; say: string; answer: string | null } | null;
  /** The end was clocked by nobody: the volunteer is asked whether it is right. */
  asks: boolean;
}

/** A ledger with the disputes about it. */
export type DisputedHours = Omit<Hours, 'outbox'> & { disputes?: Dispute[] };

function disputeOn(ledger: DisputedHours, claim: Claim): EntryView['dispute'] {
  const found = ledger.disputes?.find(({ entry }) => entry === claim.id);
  return found ? { id: found._id, state: found.state, say: found.say, answer: found.answer } : null;
}

/** The entries of one day, as they are shown. */
export function entryViews(ledger: DisputedHours): EntryView[] {
  return standings(ledger).map(({ claim, standing }) => {
    const { kind, minutes, start, end, activity, service, place, organiser, lead, ways, byName, reason } =
      claim;
    const dispute = disputeOn(ledger, claim);
    return {
      ...{
        hours: ledger._id,
        entry: claim.id,
        date: ledger.date,
        person: ledger.person,
        personName: ledger.name,
      },
      ...{
        kind,
        standing,
        minutes,
        activity,
        service,
        place,
        organiser,
        lead,
        ways,
        byName,
        reason,
        dispute,
      },
      start: start.getTime(),
      end: end.getTime(),
      remarks: remarksOn(ledger, claim.id).map((remark) => ({
        kind: remark.kind,
        byName: remark.byName,
        reason: remark.reason,
        at: remark.at.getTime(),
      })),
      asks: !dispute && asksAbout(ledger, claim),
    };
  });
}

/** Stage that puts the disputes beside a ledger. */
export const withDisputes = {
  lookup: { from: 'disputes', localField: '_id', foreignField: 'hours', as: 'disputes' },
};
