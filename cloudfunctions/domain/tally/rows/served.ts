import { and, or, type Stage } from '../../../kernel/database';
import { SERVICES } from '../../service-day/service-day';
import type { Queue, Ticket } from '../../ticket/queue';
import { below, hereOrWider } from '../read/scope';
import { datesOf, look, oneDay } from './look';
import { type Asked, maskName, type Row, type RowPage, type What } from './row';

type Served = Extract<What, { of: 'served' }>;

interface ServedRow extends Pick<Queue, '_id' | 'date' | 'kind' | 'pointName'> {
  tickets: Ticket;
  index: number;
  home: { name: string }[];
}

/** Of which queues. */
function wanted({ point, service }: Served): Stage {
  return { match: { ...(point && { point }), ...(service && { kind: service }) } };
}

/** Of whose days, where a team is asked for. */
function ofTeam(team: string): Stage[] {
  return [
    { lookup: { from: 'days', localField: 'day', foreignField: '_id', as: 'ofDay' } },
    { match: { 'ofDay.team': team } },
  ];
}

/** Of their tickets those that count. */
function served(area: string, { building }: Served): Stage {
  const counts = or({ within: area }, { 'tickets.home.household': below(area) });
  const from = building ? { 'tickets.home.building': building } : {};
  return { match: and({ 'tickets.state': 'served', ...from }, counts) };
}

function rowOf({ _id, index, date, kind, pointName, tickets, home }: ServedRow): Row {
  return {
    key: `${_id} ${index}`,
    title: `${SERVICES[kind].name} ${Number(index) + 1} 号`,
    who: maskName(tickets.name),
    note: [pointName, home[0]?.name].filter(Boolean).join('，'),
    date,
    minutes: null,
  };
}

/** Served tickets, the latest day first, of each queue by number. One request. */
export async function servedRows({ area, period, what, after }: Asked<Served>): Promise<RowPage> {
  const { found, next } = await look<ServedRow>({
    area,
    from: 'queues',
    matches: hereOrWider(area),
    by: 'date',
    during: what.date ? oneDay(what.date) : datesOf(period),
    after,
    stages: [
      wanted(what),
      ...(what.team ? ofTeam(what.team) : []),
      { project: { date: 1, kind: 1, pointName: 1, within: 1, tickets: 1 } },
      { unwind: { path: '$tickets', includeArrayIndex: 'index' } },
      served(area, what),
    ],
    beside: [
      { lookup: { from: 'areas', localField: 'tickets.home.building', foreignField: '_id', as: 'home' } },
    ],
  });
  return { rows: found.map(rowOf), next };
}
