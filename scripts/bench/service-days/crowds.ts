import type { ServiceDay } from '../../../cloudfunctions/domain/service-day/service-day';
import { aNeed, aStaffedDay } from '../../../cloudfunctions/domain/shift/testing';
import type { Queue } from '../../../cloudfunctions/domain/ticket/queue';
import { anOpenid, NOW, type TestCloud } from '../../../tests/support';
import { aDay, anOffer } from '../../../tests/support/service-days';
import type { Figure } from '../figure';
import type { Shared } from '../shared';
import { aVolunteerOf, insertPeople } from './people';

const CROWD = 300;
/** From a single place to one for everybody. */
const CAPACITIES = [1, 7, 120, CROWD];

/** What became of a crowd that wanted the same thing at the same instant. */
interface Outcome {
  /** Numbers between the first and the last that nobody was given, and counts that are not so. */
  gaps: number;
  /** Numbers, or places, that two people were given, and people who were given two. */
  doubles: number;
  /** Given beyond the capacity. */
  oversold: number;
  /** Places that stayed free although somebody was refused. */
  unsold: number;
}

type Kind = keyof Outcome;

/** Copies beyond the first of each. */
function repeated(values: unknown[]): number {
  return values.length - new Set(values).size;
}

function outcome(capacity: number, given: number, rest: Pick<Outcome, 'gaps' | 'doubles'>): Outcome {
  const promised = Math.min(capacity, CROWD);
  return { ...rest, oversold: Math.max(0, given - capacity), unsold: Math.max(0, promised - given) };
}

/** 300 residents take a number for one service, through the genuine SDK. */
async function numbers(cloud: TestCloud, capacity: number): Promise<Outcome> {
  const { queues } = await aDay(cloud, `bench-crowd-${capacity}`, [anOffer({ capacity })]);
  const queue = queues[0]?._id as string;
  const replies = await Promise.all(
    Array.from({ length: CROWD }, () => cloud.as(anOpenid()).ask('ticket.take', { queue })),
  );
  const told = replies.flatMap(({ reply }) => (reply.ok ? [reply.data.number] : []));
  const [stored] = await cloud.database.find('queues', { _id: queue });
  const { tickets, held } = stored as unknown as Queue;
  return outcome(capacity, tickets.length, {
    gaps: Math.max(0, ...told) - new Set(told).size + Math.abs(held - tickets.length),
    doubles: repeated(told) + repeated(tickets.map(({ person }) => person)),
  });
}

/** 300 volunteers sign up for one kind of work on one day. */
async function places(cloud: TestCloud, capacity: number): Promise<Outcome> {
  const day = await aStaffedDay(cloud, `bench-shift-${capacity}`, [aNeed({ count: capacity })]);
  const volunteers = Array.from({ length: CROWD }, () => aVolunteerOf());
  await insertPeople(cloud, volunteers);
  const input = { day: day._id, need: 'order' };
  const replies = await Promise.all(volunteers.map((person) => cloud.as(person).ask('shift.signUp', input)));
  const [stored] = await cloud.database.find('days', { _id: day._id });
  const { shifts, needs } = stored as unknown as ServiceDay;
  const told = replies.filter(({ reply }) => reply.ok).length;
  const ids = volunteers.map(({ _id }) => _id);
  const busy = await cloud.database.find('people', { _id: { $in: ids }, 'busy.id': day._id });
  const counts = [needs[0]?.taken ?? 0, told, busy.length];
  return outcome(capacity, shifts.length, {
    // A place that is counted as taken and stands in nobody's name, or the other way round.
    gaps: counts.reduce((sum, count) => sum + Math.abs(count - shifts.length), 0),
    doubles: repeated(shifts.map(({ person }) => person)),
  });
}

type Crowd = (cloud: TestCloud, capacity: number) => Promise<Outcome>;

/** Every capacity, one crowd after the other, played once however many figures ask. */
function playedOnce(crowd: Crowd): (shared: Shared) => Promise<Outcome[]> {
  const played = new WeakMap<Shared, Promise<Outcome[]>>();
  const play = async (shared: Shared) => {
    const { test } = await shared.cloud();
    test.setClock(NOW);
    const outcomes: Outcome[] = [];
    for (const capacity of CAPACITIES) outcomes.push(await crowd(test, capacity));
    return outcomes;
  };
  return (shared) => {
    const outcomes = played.get(shared) ?? play(shared);
    played.set(shared, outcomes);
    return outcomes;
  };
}

function figures(crowd: Crowd, what: string, names: Record<Kind, string>): Figure[] {
  const play = playedOnce(crowd);
  return Object.entries(names).map(([kind, name]) => ({
    subject: 'service-days',
    name: `${CROWD} ${what} at the same instant, ${name}`,
    limit: 0,
    short: true,
    measure: async (shared) => (await play(shared)).reduce((sum, each) => sum + each[kind as Kind], 0),
  }));
}

export const crowdFigures: Figure[] = [
  ...figures(numbers, 'take a number', {
    gaps: 'numbers missing',
    doubles: 'numbers given twice',
    oversold: 'numbers beyond the capacity',
    unsold: 'places left free',
  }),
  ...figures(places, 'sign up for a shift', {
    gaps: 'places counted wrongly',
    doubles: 'people with two places',
    oversold: 'places beyond the capacity',
    unsold: 'places left free',
  }),
];
