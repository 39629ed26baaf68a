import { isWithin } from '../../kernel/area';
import { lookup, type Stage } from '../../kernel/database';
import { type Hours, standings, waits } from '../hours/ledger';
import type { Ticket } from '../ticket/queue';
import { type Changed, hoursChanged, queuesChanged } from './read/scope';
import { servedTickets } from './read/served-tickets';
import { addedMinutes, type Correction, type Minutes, noMinutes } from './tally';
import type { Who } from './who';

export type ChangedHours = Pick<Hours, '_id' | 'month' | 'person' | 'entries'>;

export interface ChangedQueue {
  _id: string;
  month: string;
  /** Served ones that count in the area. */
  tickets: Pick<Ticket, 'person' | 'home' | 'doneAt'>[];
}

/** Ledgers written on since then. There are few: what is closed is seldom changed. */
export function changedHours({ area, months, since }: Changed): Stage {
  return lookup({
    from: 'hours',
    match: hoursChanged(area, months, since),
    stages: [{ project: { month: 1, person: 1, entries: 1 } }],
    as: 'changed',
  });
}

/** Queues at whose tables somebody was served since then, or said how it was. */
export function changedQueues({ area, months, since }: Changed): Stage {
  return lookup({
    from: 'queues',
    match: queuesChanged(area, months, since),
    stages: [
      ...servedTickets(area),
      { project: { month: 1, 'tickets.person': 1, 'tickets.home': 1, 'tickets.doneAt': 1 } },
    ],
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

function servedSince({ tickets }: ChangedQueue, since: Date): ChangedQueue['tickets'] {
  return tickets.filter(({ doneAt }) => doneAt && doneAt > since);
}

/** Those who were served after the closing. */
export function correctionsOfQueues(changed: ChangedQueue[], { since }: Changed): Correction[] {
  return changed.flatMap((queue) => {
    const late = servedSince(queue, since);
    const times = late.flatMap(({ doneAt }) => doneAt ?? []);
    const at = new Date(Math.max(...times.map(Number)));
    const { _id, month } = queue;
    const found = { month, id: _id, personTimes: late.length, minutes: noMinutes(), reason: null, at };
    return late.length > 0 ? [found] : [];
  });
}

/** Who is behind the corrections, where they are not counted with a month of their own any more. */
export function whoIsBehind(queues: ChangedQueue[], ledgers: ChangedHours[], { area, since }: Changed): Who {
  const served = queues.flatMap((queue) => servedSince(queue, since));
  const counted = ledgers.flatMap(({ person, entries }) =>
    standings({ entries })
      .filter((standed) => standed.standing !== 'reversed' && !waits(standed))
      .filter(({ claim }) => claim.within.includes(area))
      .map(({ claim }) => ({ of: claim.team, members: [person] })),
  );
  return {
    served: served.map(({ person, home }) => ({
      of: home?.building ?? null,
      members: person ? [person] : [],
    })),
    came: served.flatMap(({ home }) => (home && isWithin(home.household, area) ? home.household : [])),
    gave: counted,
    read: [],
  };
}
