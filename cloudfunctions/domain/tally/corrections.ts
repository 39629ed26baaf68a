import { _, lookup, type Stage } from '../../kernel/database';
import { type Hours, standings, waits } from '../hours/ledger';
import type { Ticket } from '../ticket/queue';
import { addedMinutes, type Correction, type Minutes, noMinutes } from './tally';

/** What of closed months was changed since an instant. */
export interface Changed {
  area: string;
  /** The closed months. */
  months: string[];
  since: Date;
}

export type ChangedHours = Pick<Hours, '_id' | 'month' | 'entries'>;

export interface ChangedQueue {
  _id: string;
  month: string;
  within: string[];
  tickets: Pick<Ticket, 'state' | 'doneAt'>[];
}

/** Ledgers written on since then. There are few: what is closed is seldom changed. */
export function changedHours({ area, months, since }: Changed): Stage {
  return lookup({
    from: 'hours',
    match: { 'settled.within': area, month: _.in(months), changedAt: _.gt(since) },
    stages: [{ project: { month: 1, entries: 1 } }],
    as: 'changed',
  });
}

/** Queues at whose tables somebody was served since then. */
export function changedQueues({ area, months, since }: Changed): Stage {
  return lookup({
    from: 'queues',
    match: { within: area, month: _.in(months), servedAt: _.gt(since) },
    stages: [{ project: { month: 1, within: 1, 'tickets.state': 1, 'tickets.doneAt': 1 } }],
    as: 'changed',
  });
}

/** Minutes of an area by where they come from, as the entries say. */
export function minutesOf(entries: Hours['entries'], area: string): Minutes {
  const here = standings({ entries }).filter(({ claim }) => claim.within.includes(area));
  return here.reduce((sum, standed) => {
    const { claim, standing } = standed;
    if (standing === 'reversed') return sum;
    const kind = waits(standed) ? 'unconfirmed' : claim.kind;
    return { ...sum, [kind]: sum[kind] + claim.minutes };
  }, noMinutes());
}

function negative(minutes: Minutes): Minutes {
  const { timed, attested, self, unconfirmed } = minutes;
  return { timed: -timed, attested: -attested, self: -self, unconfirmed: -unconfirmed };
}

/** What changed of the ledgers; nothing for those whose figures are the same. */
export function correctionsOfHours(changed: ChangedHours[], { area, since }: Changed): Correction[] {
  return changed.flatMap(({ _id, month, entries }) => {
    const known = entries.filter(({ at }) => at <= since);
    const minutes = addedMinutes(minutesOf(entries, area), negative(minutesOf(known, area)));
    const last = entries.at(-1);
    if (!last || Object.values(minutes).every((each) => each === 0)) return [];
    return [{ month, id: _id, personTimes: 0, minutes, reason: last.reason, at: last.at }];
  });
}

/** Those who were served after the closing. */
export function correctionsOfQueues(changed: ChangedQueue[], { since }: Changed): Correction[] {
  return changed.flatMap(({ _id, month, tickets }) => {
    const late = tickets.filter(({ state, doneAt }) => state === 'served' && doneAt && doneAt > since);
    const times = late.flatMap(({ doneAt }) => doneAt ?? []);
    const at = new Date(Math.max(...times.map(Number)));
    const found = { month, id: _id, personTimes: late.length, minutes: noMinutes(), reason: null, at };
    return late.length > 0 ? [found] : [];
  });
}
