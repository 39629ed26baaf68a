import type { Rule } from '../cloudfunctions/domain/service-day/calendar';
import { datesOf, dayOn } from '../cloudfunctions/domain/service-day/generate';
import type {
  Offer,
  Point,
  Series,
  ServiceDay,
  ServiceKind,
} from '../cloudfunctions/domain/service-day/service-day';
import { type Queue, queueOf, type Ticket } from '../cloudfunctions/domain/ticket/queue';
import { homeFor } from '../cloudfunctions/domain/ticket/take';
import { isWithin, lineage } from '../cloudfunctions/kernel/area';
import { day as dayOf } from '../cloudfunctions/kernel/clock';
import { personId } from '../cloudfunctions/kernel/ids';
import type { Person } from '../cloudfunctions/kernel/person';
import { Chance, tokenOf } from './chance';
import { areaAt, type Community } from './community';
import { livedIn } from './residents';

/** What happens again and again in one of the five. */
interface Plan {
  slug: string;
  name: string;
  rule: Rule;
  from: string;
  to: string;
  services: Partial<Record<ServiceKind, [capacity: number, minutes: number, tables: number]>>;
}

/** By the top of each tree; as its report tells it. */
const PLANS: Record<string, Plan[]> = {
  wangma: [
    {
      slug: 'tuesday',
      name: '周二见',
      rule: { every: 'week', weekday: 2 },
      from: '09:00',
      to: '11:00',
      services: { 'blood-pressure': [60, 3, 1], haircut: [24, 10, 2], knife: [8, 6, 1], chat: [10, 15, 1] },
    },
  ],
  xishan: [
    {
      slug: 'tenth',
      name: '邻里服务日',
      rule: { every: 'month-day', day: 10 },
      from: '08:30',
      to: '10:30',
      services: { haircut: [30, 10, 2], 'blood-pressure': [60, 3, 1], mending: [12, 10, 1] },
    },
  ],
  quantang: [
    {
      slug: 'clinic',
      name: '健康门诊',
      rule: { every: 'week', weekday: 3 },
      from: '08:30',
      to: '11:30',
      services: { 'blood-pressure': [120, 3, 2], 'blood-sugar': [60, 5, 2] },
    },
    {
      slug: 'repair',
      name: '家电义修',
      rule: { every: 'month-weekday', nth: 2, weekday: 6 },
      from: '09:00',
      to: '15:00',
      services: { appliance: [40, 20, 3] },
    },
  ],
  jianshenglu: [
    {
      slug: 'last-saturday',
      name: '周六一起来',
      rule: { every: 'month-weekday', nth: 'last', weekday: 6 },
      from: '09:00',
      to: '11:00',
      services: { appliance: [12, 15, 1], mending: [12, 10, 1], chat: [10, 15, 2] },
    },
  ],
  jiangqiu: [
    {
      slug: 'monthly',
      name: '便民服务日',
      rule: { every: 'month-weekday', nth: 'last', weekday: 4 },
      from: '08:30',
      to: '10:30',
      services: {
        haircut: [30, 10, 2],
        knife: [20, 5, 1],
        mending: [15, 10, 1],
        'blood-sugar': [30, 4, 1],
        'blood-pressure': [60, 3, 1],
        vaccination: [30, 4, 1],
        fraud: [20, 5, 1],
      },
    },
  ],
};

/** Services for which one comes and stands in line. */
const ON_THE_SPOT: ServiceKind[] = ['vaccination', 'fraud'];

/** How full each service of the next day is: some numbers are taken, one service has none left. */
const TAKEN: Partial<Record<ServiceKind, number>> = {
  'blood-pressure': 0.15,
  haircut: 0.25,
  knife: 1,
  'blood-sugar': 0.2,
};

export interface ServiceDays {
  points: Point[];
  series: Series[];
  days: ServiceDay[];
  queues: Queue[];
}

/** A point with what is derived from where it is. */
function pointOf({ areas, points }: Community, point: Community['points'][number]): Point {
  return {
    ...point,
    address: `${areaAt(areas, point.area).name}，${points.length > 1 ? '小区中心' : '进大门右手边'}`,
    within: lineage(point.area),
    token: tokenOf(point._id),
    secret: tokenOf(`secret ${point._id}`),
  };
}

function offersOf({ services }: Plan): Offer[] {
  return Object.entries(services).map(([kind, [capacity, minutes, tables]]) => ({
    kind: kind as ServiceKind,
    capacity,
    minutes,
    tables,
    ahead: !ON_THE_SPOT.includes(kind as ServiceKind),
  }));
}

/** The whole community comes to a point, but to one of twenty halls only its own. */
function seriesOf(plan: Plan, point: Point, { areas, demo }: Community): Series {
  const communities = areas.filter(({ kind, _id }) => kind === 'community' && isWithin(demo.building, _id));
  const area = communities[0]?._id ?? point.area;
  const { slug, name, rule, from, to } = plan;
  return {
    _id: `${point._id}.${slug}`,
    name,
    point: point._id,
    area,
    within: lineage(area),
    rule,
    from,
    to,
    offers: offersOf(plan),
    needs: [],
    team: null,
    onHolidays: false,
    running: true,
  };
}

/** The days of the coming four weeks; today's only while it is not over. */
function comingDays(series: Series, point: Point, now: Date): ServiceDay[] {
  const days = datesOf(series, dayOf(now)).map((date) => dayOn(series, point, date));
  return days.filter(({ endsAt }) => endsAt > now);
}

/** Neighbours who have a number for the next day already. */
function ticketsOf(queue: Queue, people: Person[], now: Date): Ticket[] {
  const count = Math.round(queue.capacity * (TAKEN[queue.kind] ?? 0));
  return new Chance(queue._id)
    .shuffled(people)
    .slice(0, count)
    .map((person, index) => ({
      person: person._id,
      holder: person._id,
      tell: person._id,
      home: homeFor(person, queue.area),
      name: person.name || `${person.homes[0]?.room} 的邻居`,
      state: 'waiting',
      by: person._id,
      requestId: `seed-${index}`,
      at: now,
    }));
}

/** Points, series and the days of the coming four weeks, with numbers taken for the next one. */
export function serviceDaysOf(community: Community, people: Person[], now: Date): ServiceDays {
  const points = community.points.map((point) => pointOf(community, point));
  const { building, owner, resident } = livedIn(community);
  const near = points.filter(
    ({ area }) => isWithin(building._id, area) || !points.some((each) => isWithin(building._id, each.area)),
  );
  const places = community.areas[0]?.kind === 'street' ? near : points;
  const plans = PLANS[community.areas[0]?._id as string] ?? [];
  const planned = places.flatMap((point) =>
    plans.map((plan) => ({ point, series: seriesOf(plan, point, community) })),
  );
  const known = new Set([owner, resident].map(({ openid }) => personId(openid)));
  const others = people.filter(({ _id, openid, homes }) => openid && homes.length > 0 && !known.has(_id));
  const days = planned.flatMap(({ point, series }) =>
    comingDays(series, point, now).map((day, index) => {
      const queues = series.offers.map((offer) => {
        const queue = { ...queueOf(day, offer, point.token), helpers: [personId(owner.openid)] };
        const tickets = index === 0 ? ticketsOf(queue, others, now) : [];
        return { ...queue, tickets, held: tickets.length };
      });
      return { day, queues };
    }),
  );
  return {
    points,
    series: planned.map(({ series }) => series),
    days: days.map(({ day }) => day),
    queues: days.flatMap(({ queues }) => queues),
  };
}
