import { isWithin } from '../../kernel/area';
import { month as monthOf } from '../../kernel/clock';
import type { Area } from '../community/area';
import { type Enquiry, OPEN } from '../enquiry/enquiry';
import { type Claim, type Hours, standings, waits } from '../hours/ledger';
import type { Notice, Read } from '../notice/notice';
import { SERVICE_KINDS, SERVICES, type ServiceDay } from '../service-day/service-day';
import type { Queue, Ticket } from '../ticket/queue';
import type { Wish } from '../wish/wish';
import { counts, distinct, grouped, total } from './counting';
import type { History } from './history';
import { importedIn, isIn, isMonth, spanOf } from './period';
import { noMinutes, type Period, type Tally } from './tally';
import { marked, type Who } from './who';

/** Every row there is, as the database holds them. */
export interface RawRows {
  areas: Pick<Area, '_id' | 'name' | 'kind' | 'parent' | 'rooms'>[];
  queues: Queue[];
  days: Pick<ServiceDay, '_id' | 'team'>[];
  hours: Pick<Hours, 'person' | 'month' | 'entries'>[];
  wishes: Wish[];
  enquiries: Enquiry[];
  notices: Pick<Notice, 'within' | 'state' | 'at'>[];
  reads: Pick<Read, 'household' | 'notice' | 'at'>[];
  history: History[];
}

interface ServedTicket {
  queue: Queue;
  ticket: Ticket;
}

interface GivenTime {
  person: string;
  claim: Claim;
  counts: boolean;
}

/**
 * The definition of every figure: a recount of all rows, one by one, without the database and without what was stored
 * or added up before. The product never runs it; tests hold the product to it.
 */
export function recount(rows: RawRows, area: string, period: Period, now: Date): Tally {
  const span = spanOf(period);
  const isThen = (at: Date | null | undefined) => at instanceof Date && isIn(monthOf(at), span);
  const isBefore = (at: Date) => monthOf(at) <= span.to;
  const buildings = rows.areas.filter(({ _id, kind }) => kind === 'building' && isWithin(_id, area));
  const served = servedIn(rows.queues, area).filter(({ queue }) => isIn(queue.month, span));
  const fromHome = grouped(served, ({ ticket }) => ticket.home?.building);
  const given = givenIn(
    rows.hours.filter(({ month }) => isIn(month, span)),
    area,
  );
  const counted = given.filter(({ counts: does }) => does);
  const wishes = rows.wishes.filter(({ within }) => within.includes(area));
  const fulfilled = wishes.filter(({ thankedAt }) => isThen(thankedAt));
  const enquiries = rows.enquiries.filter(({ within }) => within.includes(area));
  const asked = enquiries.filter(({ at }) => isThen(at));
  const answered = enquiries.filter(({ answeredAt }) => isThen(answeredAt));
  const unanswered = enquiries.filter(({ state, at }) => OPEN.includes(state) && isBefore(at));
  const reads = rows.reads.filter(({ household, at }) => isWithin(household, area) && isThen(at));
  const history = rows.history.filter(
    ({ within, month }) => within.includes(area) && isIn(month, importedIn(span)),
  );
  const months = history.map(({ month }) => month).sort();
  return {
    area,
    areaName: rows.areas.find(({ _id }) => _id === area)?.name ?? '',
    period,
    asOf: now,
    personTimes: served.length,
    people: distinct(served, ({ ticket }) => ticket.person),
    unnamed: served.filter(({ ticket }) => !ticket.person).length,
    byDay: [...counts(served, ({ queue }) => (isMonth(period) ? queue.date : queue.month))].map(
      ([date, personTimes]) => ({
        date,
        personTimes,
      }),
    ),
    ...rowsOf(rows, served, counted),
    byBuilding: buildings.map(({ _id, name, rooms = [] }) => ({
      id: _id,
      name,
      households: rooms.length,
      personTimes: (fromHome.get(_id) ?? []).length,
      people: distinct(fromHome.get(_id) ?? [], ({ ticket }) => ticket.person),
      enquiries: asked.filter(({ building }) => building === _id).length,
      wishes: fulfilled.filter(({ building }) => building === _id).length,
    })),
    byChild: rows.areas
      .filter(({ parent }) => parent === area)
      .map(({ _id, name }) => ({
        id: _id,
        name,
        households: total(
          buildings.filter((building) => isWithin(building._id, _id)),
          ({ rooms = [] }) => rooms.length,
        ),
        personTimes: served.filter(({ queue }) => isWithin(queue.area, _id)).length,
        minutes: total(
          counted.filter(({ claim }) => isWithin(claim.area, _id)),
          ({ claim }) => claim.minutes,
        ),
        wishes: fulfilled.filter(({ building }) => isWithin(building, _id)).length,
        enquiries: asked.filter(({ building }) => isWithin(building, _id)).length,
      })),
    volunteers: distinct(counted, ({ person }) => person),
    shifts: counted.length,
    minutes: given.reduce((sum, { claim, counts: does }) => {
      const kind = does ? claim.kind : 'unconfirmed';
      return { ...sum, [kind]: sum[kind] + claim.minutes };
    }, noMinutes()),
    wishes: {
      made: wishes.filter(({ at, state }) => isThen(at) && state !== 'split').length,
      open: wishes.filter(
        ({ at, state }) => isBefore(at) && ['made', 'open', 'claimed', 'fulfilled'].includes(state),
      ).length,
      fulfilled: fulfilled.length,
      totalDays: total(fulfilled, ({ at, fulfilled: done }) => (Number(done?.at) - Number(at)) / 86_400_000),
    },
    enquiries: {
      asked: asked.length,
      answered: answered.length,
      late: answered.filter(({ answeredAt, due }) => answeredAt && answeredAt > due).length,
      open: unanswered.length,
      overdue: unanswered.filter(({ due }) => due < now).length,
      waits: waitsOf(answered),
      rated: answered.filter(({ rating }) => rating !== null).length,
      good: answered.filter(({ rating }) => rating !== null && rating >= 4).length,
    },
    notices: {
      posted: rows.notices.filter(
        ({ within, state, at }) => within.includes(area) && state === 'posted' && isThen(at),
      ).length,
      reads: distinct(reads, ({ household, notice, at }) => `${household} ${notice} ${monthOf(at)}`),
    },
    households: {
      all: total(buildings, ({ rooms = [] }) => rooms.length),
      read: distinct(reads, ({ household }) => household),
      came: distinct(
        served.filter(({ ticket }) => ticket.home && isWithin(ticket.home.household, area)),
        ({ ticket }) => ticket.home?.household,
      ),
    },
    ratings: {
      rated: served.filter(({ ticket }) => ticket.satisfaction).length,
      good: served.filter(({ ticket }) => ticket.satisfaction === 3).length,
    },
    corrections: [],
    history: {
      personTimes: total(history, ({ personTimes }) => personTimes),
      minutes: total(history, ({ minutes }) => minutes),
      from: months[0] ?? null,
      to: months.at(-1) ?? null,
    },
  };
}

/** Who is behind the figures, by the same definitions. */
export function whoRecounted(rows: RawRows, area: string, period: Period): Who {
  const span = spanOf(period);
  const served = servedIn(rows.queues, area).filter(({ queue }) => isIn(queue.month, span));
  const given = givenIn(
    rows.hours.filter(({ month }) => isIn(month, span)),
    area,
  ).filter(({ counts: does }) => does);
  const reads = rows.reads.filter(
    ({ household, at }) => isWithin(household, area) && isIn(monthOf(at), span),
  );
  const all: Who = {
    served: served.map(({ ticket: { person, home } }) => ({
      of: home?.building ?? null,
      members: person ? [person] : [],
    })),
    came: served.flatMap(({ ticket: { home } }) => {
      return home && isWithin(home.household, area) ? home.household : [];
    }),
    gave: given.map(({ person, claim }) => ({ of: claim.team, members: [person] })),
    read: reads.map(({ household }) => household),
  };
  return marked(all, area);
}

/** Served inside the area; of a service for a wider area, those who live here. */
function servedIn(queues: Queue[], area: string): ServedTicket[] {
  return queues.flatMap((queue) => {
    const served = queue.tickets.filter(({ state }) => state === 'served');
    const isHere = isWithin(queue.area, area);
    const isWider = isWithin(area, queue.area);
    const counting = served.filter(
      ({ home }) => isHere || (isWider && home !== null && isWithin(home.household, area)),
    );
    return counting.map((ticket) => ({ queue, ticket }));
  });
}

/** Claims of the area that were not taken out again. */
function givenIn(ledgers: RawRows['hours'], area: string): GivenTime[] {
  return ledgers.flatMap((ledger) =>
    standings(ledger)
      .filter(({ claim, standing }) => standing !== 'reversed' && isWithin(claim.area, area))
      .map((standed) => ({ person: ledger.person, claim: standed.claim, counts: !waits(standed) })),
  );
}

function rowsOf({ days }: RawRows, served: ServedTicket[], counted: GivenTime[]) {
  const teamOf = (day: string) => days.find(({ _id }) => _id === day)?.team;
  const pointTimes = counts(served, ({ queue }) => queue.point);
  const pointMinutes = counts(
    counted,
    ({ claim }) => claim.point,
    ({ claim }) => claim.minutes,
  );
  const teamTimes = counts(served, ({ queue }) => teamOf(queue.day));
  const teamMinutes = counts(
    counted,
    ({ claim }) => claim.team,
    ({ claim }) => claim.minutes,
  );
  const kinds = counts(served, ({ queue }) => queue.kind);
  return {
    byPoint: [...new Set([...pointTimes.keys(), ...pointMinutes.keys()])].map((id) => ({
      id,
      name: id,
      personTimes: pointTimes.get(id) ?? 0,
      minutes: pointMinutes.get(id) ?? 0,
    })),
    byService: SERVICE_KINDS.filter((kind) => kinds.has(kind)).map((id) => ({
      id,
      name: SERVICES[id].name,
      personTimes: kinds.get(id) ?? 0,
    })),
    byTeam: [...new Set([...teamTimes.keys(), ...teamMinutes.keys()])].map((id) => ({
      id,
      name: id,
      personTimes: teamTimes.get(id) ?? 0,
      volunteers: distinct(
        counted.filter(({ claim }) => claim.team === id),
        ({ person }) => person,
      ),
      minutes: teamMinutes.get(id) ?? 0,
    })),
  };
}

function waitsOf(answered: Enquiry[]): Tally['enquiries']['waits'] {
  const hours = answered.map(({ at, answeredAt }) =>
    Math.floor((Number(answeredAt) - Number(at)) / 3_600_000),
  );
  const found = counts(hours, String);
  return [...found]
    .map(([each, count]) => ({ hours: Number(each), count }))
    .sort((a, b) => a.hours - b.hours);
}
