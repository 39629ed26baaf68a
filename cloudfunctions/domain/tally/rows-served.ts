import { _, $, aggregate, and, or, type Query, type Stage } from '../../kernel/database';
import { SERVICES } from '../service-day/service-day';
import type { Queue, Ticket } from '../ticket/queue';
import { type Asked, maskName, PAGE, type Row, type What } from './row';
import { below, touching } from './scope';

type Served = Extract<What, { of: 'served' }>;

interface ServedRow extends Pick<Queue, '_id' | 'date' | 'kind' | 'pointName'> {
  tickets: Ticket;
  index: number;
  home: { name: string }[];
}

/** Where the last page ended: the queue, and the place of the ticket in it. */
function parse(after: string): [queue: string, index: number] {
  const [queue = '', index = '-1'] = after.split(' ');
  return [queue, Number(index)];
}

function queuesOf({ area, month, what, after }: Asked<Served>): Query {
  const { date, point, service } = what;
  const wanted = { ...(date && { date }), ...(point && { point }), ...(service && { kind: service }) };
  const span = { from: month, to: month };
  return and(touching(area, [span]), { _id: _.gte(parse(after)[0]), ...wanted });
}

/** Of which days, where a team is asked for. */
function ofTeam(team: string): Stage[] {
  return [
    { lookup: { from: 'days', localField: 'day', foreignField: '_id', as: 'ofDay' } },
    { match: { 'ofDay.team': team } },
  ];
}

function ticketsOf({ area, what, after }: Asked<Served>): Query {
  const [queue, index] = parse(after);
  const isAfter = or({ _id: _.gt(queue) }, { index: _.gt(index) });
  const counts = or({ within: area }, { 'tickets.home.household': below(area) });
  const from = what.building ? { 'tickets.home.building': what.building } : {};
  return and({ 'tickets.state': 'served', ...from }, counts, isAfter);
}

/** Served tickets by day and number, one more than a page. One request. */
export async function servedRows(asked: Asked<Served>): Promise<Row[]> {
  const found = await aggregate<ServedRow>('queues', [
    { match: queuesOf(asked) },
    { sort: { _id: 1 } },
    ...(asked.what.team ? ofTeam(asked.what.team) : []),
    { project: { date: 1, kind: 1, pointName: 1, within: 1, tickets: 1 } },
    { unwind: { path: '$tickets', includeArrayIndex: 'index' } },
    { match: ticketsOf(asked) },
    { limit: PAGE + 1 },
    { lookup: { from: 'areas', localField: 'tickets.home.building', foreignField: '_id', as: 'home' } },
  ]);
  return found.map(({ _id, index, date, kind, pointName, tickets, home }) => ({
    key: `${_id} ${index}`,
    title: `${SERVICES[kind].name} ${Number(index) + 1} 号`,
    who: maskName(tickets.name),
    note: [pointName, home[0]?.name].filter(Boolean).join('，'),
    date,
    minutes: null,
  }));
}
