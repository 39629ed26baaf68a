import type { Document } from '../../../scripts/cloud/database/types';
import type { TestCloud } from '../../../tests/support';
import { lineage } from '../../kernel/area';
import { month as monthOf } from '../../kernel/clock';
import type { Area } from '../community/area';
import type { Enquiry } from '../enquiry/enquiry';
import { type Entry, emptyLedger, extended, type Hours, minutesBetween, reversalOf } from '../hours/ledger';
import { aClaim } from '../hours/testing';
import type { Notice, Read } from '../notice/notice';
import type { ServiceDay } from '../service-day/service-day';
import type { Queue } from '../ticket/queue';
import type { Wish } from '../wish/wish';
import type { Happened } from './happenings';
import type { History } from './history';
import type { RawRows } from './recount';
import type { Tally } from './tally';

/** Street → two communities → an estate each → two buildings each. */
export function aTree(street: string): (Area & { rooms?: string[] })[] {
  const communities = [1, 2].map((n) => `${street}.c${n}`);
  const estates = communities.map((each) => `${each}.e`);
  const buildings = estates.flatMap((each) => [1, 2].map((n) => `${each}.${n}`));
  const area = (kind: Area['kind']) => (_id: string, order: number) => ({
    ...{ _id, kind, name: _id, order, parent: lineage(_id).at(-2) ?? null, within: lineage(_id) },
    ...(kind === 'building' && { rooms: ['101', '102', '201'] }),
  });
  return [
    area('street')(street, 1),
    ...communities.map(area('community')),
    ...estates.map(area('estate')),
    ...buildings.map(area('building')),
  ];
}

function homeOf(street: string, { building, room }: { building: string; room: string }) {
  return { building: `${street}${building}`, household: `${street}${building}.${room}` };
}

function dayOf(street: string, { team, area, date: on }: Happened['queues'][number], n: number): ServiceDay {
  const path = `${street}${area}`;
  const where = { area: path, within: lineage(path), date: on, month: on.slice(0, 7) };
  return { _id: `${street}.d${n}`, team, shifts: [], ...where } as unknown as ServiceDay;
}

function historyOf(street: string, { area, ...given }: Happened['history'][number], n: number): History {
  const path = `${street}${area}`;
  return { ...given, _id: `${street}.h${n}`, area: path, within: lineage(path), minutes: 0 } as History;
}

function queueOf(
  street: string,
  { tickets, team: _team, ...queue }: Happened['queues'][number],
  n: number,
): Queue {
  const _id = `${street}.q${n}`;
  const area = `${street}${queue.area}`;
  const doneAt = new Date(`${queue.date}T02:00:00Z`);
  const taken = tickets.map(({ home, ...ticket }) => ({
    ...ticket,
    home: home && homeOf(street, home),
    doneAt,
  }));
  return {
    ...queue,
    ...{ _id, day: `${street}.d${n}`, month: queue.date.slice(0, 7), area, within: lineage(area) },
    ...{ point: `${area}.p`, pointName: `${area}.p`, tickets: taken },
    changedAt: new Date(`${queue.date}T02:00:00Z`),
  } as unknown as Queue;
}

function ledgerOf(street: string, { person, date: on, claims }: Happened['ledgers'][number]): Hours {
  const entries = claims.flatMap(({ area: place, hour, kind, team, after, length }, n): Entry[] => {
    const area = `${street}${place}`;
    const start = new Date(`${on}T00:00:00+08:00`);
    start.setTime(start.getTime() + hour * 3_600_000);
    const end = new Date(start.getTime() + length * 60_000);
    const claim = {
      ...aClaim(`${street}.${person}.${on}.${n}`, on, {
        kind: kind as 'timed',
        start,
        end,
        area,
        within: lineage(area),
      }),
      ...{ team, point: `${area}.p`, minutes: minutesBetween(start, end) },
    };
    const line = { id: `${claim.id}.after`, by: 'staff', byName: '', at: end, reason: '记错了' };
    const remark = { ...line, about: claim.id, minutes: 0 };
    if (after === 'reversed') return [claim, reversalOf(claim, line)];
    if (after === 'confirmed') return [claim, { ...remark, kind: 'confirmation' }];
    return after === 'reviewed' ? [claim, { ...remark, kind: 'review' }] : [claim];
  });
  const whose = { person: `${street}.${person}`, tell: `${street}.${person}`, name: person };
  return extended(emptyLedger(whose, on), entries);
}

function wishOf(street: string, { at, state, done, ...given }: Happened['wishes'][number], n: number): Wish {
  const building = `${street}${given.building}`;
  const isDone = state === 'thanked' && done >= at;
  return {
    ...{ _id: `${street}.w${n}`, building, within: lineage(building), at, month: monthOf(at) },
    state: state === 'thanked' && !isDone ? 'open' : state,
    ...{ thankedAt: isDone ? done : null, fulfilled: isDone ? { at: done } : null },
  } as unknown as Wish;
}

function enquiryOf(street: string, { done, ...given }: Happened['enquiries'][number], n: number): Enquiry {
  const isDone = given.state === 'answered' && done >= given.at;
  const month = monthOf(given.at);
  const building = `${street}${given.building}`;
  return {
    ...given,
    ...{ _id: `${street}.n${n}`, building, area: building, within: lineage(building), month },
    state: given.state === 'answered' && !isDone ? 'asked' : given.state,
    answeredAt: isDone ? done : null,
    rating: isDone ? given.rating : null,
  } as unknown as Enquiry;
}

function noticeOf(street: string, { at, state, ...given }: Happened['notices'][number], n: number): Notice {
  const area = `${street}${given.area}`;
  const _id = `${street}.m${n}`;
  return {
    _id,
    within: lineage(area),
    areas: [area],
    at,
    state,
    place: `${at.toISOString()} ${_id}`,
  } as Notice;
}

function readsOf(street: string, { reads }: Happened['notices'][number], n: number): Read[] {
  return reads.map(({ building, room, at }, index) => ({
    ...{ _id: `${street}.m${n} ${index}`, notice: `${street}.m${n}`, ...homeOf(street, { building, room }) },
    ...{ person: '', told: false, at, month: monthOf(at) },
  }));
}

/** Everything that happened, as rows of a street of this name. */
export function rowsOf(street: string, happened: Happened): RawRows {
  return {
    areas: aTree(street),
    queues: happened.queues.map((each, n) => queueOf(street, each, n)),
    days: happened.queues.map((each, n) => dayOf(street, each, n)),
    hours: happened.ledgers.map((each) => ledgerOf(street, each)),
    wishes: happened.wishes.map((each, n) => wishOf(street, each, n)),
    enquiries: happened.enquiries.map((each, n) => enquiryOf(street, each, n)),
    notices: happened.notices.map((each, n) => noticeOf(street, each, n)),
    reads: happened.notices.flatMap((each, n) => readsOf(street, each, n)),
    history: happened.history.map((each, n) => historyOf(street, each, n)),
  };
}

/** Puts the rows into the database. */
export async function insertRows({ database }: TestCloud, rows: RawRows): Promise<void> {
  const collections = [
    'areas',
    'queues',
    'days',
    'hours',
    'wishes',
    'enquiries',
    'notices',
    'reads',
    'history',
  ] as const;
  for (const name of collections) await database.insert(name, rows[name] as unknown as Document[]);
}

function byId<T extends { id: string }>(rows: T[]): T[] {
  return [...rows].sort((a, b) => a.id.localeCompare(b.id));
}

type Comparable = Omit<Tally, 'asOf' | 'corrections'> & { asOf?: unknown; corrections?: unknown };

/** A tally in an order of its own, without what only says when it was made and how things are called. */
export function comparable({ asOf: _asOf, corrections: _corrections, ...tally }: Comparable) {
  const unnamed = <T extends { id: string; name: string }>(rows: T[]) =>
    byId(rows).map(({ name: _name, ...row }) => row);
  return {
    ...tally,
    byDay: [...tally.byDay]
      .filter(({ personTimes }) => personTimes > 0)
      .sort((a, b) => a.date.localeCompare(b.date)),
    byPoint: unnamed(tally.byPoint.filter(({ personTimes, minutes }) => personTimes + minutes > 0)),
    byService: unnamed(tally.byService),
    byTeam: unnamed(tally.byTeam.filter(({ personTimes, minutes }) => personTimes + minutes > 0)),
    byBuilding: unnamed(tally.byBuilding),
    byChild: unnamed(tally.byChild),
    wishes: { ...tally.wishes, totalDays: Math.round(tally.wishes.totalDays * 1e6) },
  };
}
