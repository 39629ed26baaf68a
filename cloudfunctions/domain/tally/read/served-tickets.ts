import { $, type Stage } from '../../../kernel/database';

/** Leaves of every queue its served tickets of this area. */
export function servedTickets(area: string): Stage[] {
  const livesHere = $.eq([
    $.substrCP([$.ifNull(['$$ticket.home.household', '']), 0, area.length + 1]),
    `${area}.`,
  ]);
  const counts = $.and([$.eq(['$$ticket.state', 'served']), $.or([$.in([area, '$within']), livesHere])]);
  const tickets = $.filter({ input: '$tickets', as: 'ticket', cond: counts });
  const kept = { day: 1, date: 1, month: 1, kind: 1, point: 1, pointName: 1, within: 1, tickets };
  return [{ project: kept }, { match: { 'tickets.state': 'served' } }];
}
