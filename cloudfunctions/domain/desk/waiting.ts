import type { Asking } from '../../kernel/condition';
import { _, $, and, lookup, type Query, type Stage } from '../../kernel/database';
import { can } from '../../kernel/workflow';
import { type Enquiry, OPEN } from '../enquiry/enquiry';
import { type EnquiryLine, enquiryLine } from '../enquiry/enquiry-view';
import { enquiryWorkflow } from '../enquiry/workflow';
import { wishWorkflow } from '../wish/workflow';

/** What an owner is the next to do about an enquiry: pass on what was said, or find somebody who knows. */
export type NextStep = 'answer' | 'bridge';

/** One enquiry that somebody waits for, as the desk lists it. */
export interface DeskEnquiry extends EnquiryLine {
  room: string | null;
  /** Null while it is somebody else's turn. */
  next: NextStep | null;
}

/** How much waits for the owner. */
export interface Turns {
  enquiries: number;
  /** Of those, how many are past the time that was said. */
  late: number;
  wishes: number;
}

/** What `turnsOf` looks up: one row each, none where nothing waits. */
export interface TurnRows {
  turns: { count: number; late: number }[];
  wishes: { count: number }[];
}

/** Enquiries listed at once, over all whose turn it is. */
const MOST = 30;

/** Answers that the owner of the building owes: what they hold and nobody has answered. */
function ownersTurn(building: string): Query {
  return { building, state: _.in(OPEN), holder: 'owner' };
}

/** Wishes this person may decide on: the rule of the workflow, less what the building says already. */
function toVerify(building: string, asking: Asking): Query {
  const { from, when } = wishWorkflow.verbs.decline;
  return and({ building, state: from }, ...when.map((condition) => condition.query(asking)));
}

/** Lookups that count what waits for the owner, at any size. */
export function turnsOf(building: string, asking: Asking): Stage[] {
  const late = $.cond({ if: $.lt(['$due', asking.now]), then: 1, else: 0 });
  return [
    lookup({
      from: 'enquiries',
      match: ownersTurn(building),
      stages: [{ group: { _id: null, count: $.sum(1), late: $.sum(late) } }],
      as: 'turns',
    }),
    lookup({
      from: 'wishes',
      match: toVerify(building, asking),
      stages: [{ group: { _id: null, count: $.sum(1) } }],
      as: 'wishes',
    }),
  ];
}

export function turns({ turns: [enquiries], wishes: [wishes] }: TurnRows): Turns {
  return { enquiries: enquiries?.count ?? 0, late: enquiries?.late ?? 0, wishes: wishes?.count ?? 0 };
}

/** A lookup of the enquiries somebody waits for, what is due soonest first: their own turn, and the turn of others. */
export function enquiriesOf(building: string): Stage[] {
  const stages = [{ sort: { due: 1 } }, { limit: MOST }, { project: { contact: 0, pictures: 0, outbox: 0 } }];
  const others = { building, state: _.in(OPEN), holder: _.neq('owner') };
  return [
    lookup({ from: 'enquiries', match: ownersTurn(building), stages, as: 'own' }),
    lookup({ from: 'enquiries', match: others, stages, as: 'others' }),
  ];
}

function nextStep(enquiry: Enquiry, asking: Asking): NextStep | null {
  if (enquiry.holder !== 'owner') return null;
  const step = enquiry.state === 'replied' ? 'answer' : 'bridge';
  return can(enquiryWorkflow, enquiry, asking).includes(step) ? step : null;
}

export function deskEnquiry(enquiry: Enquiry, asking: Asking): DeskEnquiry {
  return { ...enquiryLine(enquiry, asking.now), room: enquiry.room, next: nextStep(enquiry, asking) };
}
