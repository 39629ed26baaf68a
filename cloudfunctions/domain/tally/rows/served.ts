import { _, and, or, type Stage } from '../../../kernel/database';
import { SERVICES } from '../../service-day/service-day';
import type { Queue, Satisfaction, Ticket } from '../../ticket/queue';
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

/** 1 to 3, as people read it. */
const SAY: Record<Satisfaction, string> = { 1: '不太好', 2: '还行', 3: '满意' };

/** Of their tickets those that count. */
function served(area: string, { building, rated }: Served): Stage {
  const counts = or({ within: area }, { 'tickets.home.household': below(area) });
  const more = {
    ...(building && { 'tickets.home.building': building }),
    ...(rated && { 'tickets.satisfaction': _.gte(1) }),
  };
  return { match: and({ 'tickets.state': 'served', ...more }, counts) };
}

function rowOf({ _id, index, date, kind, pointName, tickets, home }: ServedRow): Row {
  const said = tickets.satisfaction && SAY[tickets.satisfaction];
  return {
    key: `${_id} ${index}`,
    title: `${SERVICES[kind].name} ${Number(index) + 1} 号`,
    who: maskName(tickets.name),
    note: [pointName, home[0]?.name, said].filter(Boolean).join('，'),
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
