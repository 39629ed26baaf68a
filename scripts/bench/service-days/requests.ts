import { aMorning, aShift, shownAt } from '../../../cloudfunctions/domain/hours/testing';
import type { Ticket } from '../../../cloudfunctions/domain/ticket/queue';
import { aBuilding, anElder, anOpenid, anOwner, aPerson, NOW, type TestCloud } from '../../../tests/support';
import { aDay, anOffer } from '../../../tests/support/service-days';
import type { CallRecord } from '../../cloud/types';
import type { Figure } from '../figure';
import { requestsOf, type SeededCloud } from '../shared';

/** Tickets of a day, or volunteers with a shift on it. */
const SMALL = 10;
const LARGE = 2000;
const MANY_SHIFTS = 300;

type Asked = Promise<{ reply: { ok: boolean; say?: string }; record: CallRecord }>;

/** One way to come to an action, on a day with so many tickets or shifts. */
type Way = (cloud: TestCloud, length: number) => Promise<() => Asked>;

const HALF_AN_HOUR = 1_800_000;
let made = 0;

/** A ticket of somebody whose number was called long ago, or who still waits. */
function ticketOf(index: number, state: Ticket['state']): Ticket {
  return {
    person: null,
    holder: null,
    tell: null,
    home: null,
    name: `居民 ${index}`,
    state,
    by: 'bench',
    requestId: `bench-${index}`,
    at: NOW,
  };
}

/** A queue with so many tickets, the last of which still waits: it is the furthest to look for. */
async function aLongQueue(cloud: TestCloud, length: number) {
  made += 1;
  const building = await aBuilding(cloud, { estate: `bench-queue-${made}.estate` });
  const owner = await anOwner(cloud, building);
  const offer = anOffer({ capacity: LARGE + SMALL });
  const { queues } = await aDay(cloud, `bench-queue-${made}`, [offer], { helpers: [owner._id] });
  const queue = queues[0]?._id as string;
  const tickets = Array.from({ length }, (_, index) =>
    ticketOf(index, index === length - 1 ? 'waiting' : 'served'),
  );
  await cloud.database.update('queues', { _id: queue }, { $set: { tickets, held: length } });
  return { building, owner, queue };
}

const takeAs =
  (isKnown: boolean): Way =>
  async (cloud, length) => {
    const { queue, building } = await aLongQueue(cloud, length);
    const phone = cloud.as(isKnown ? await aPerson(cloud, { building }) : anOpenid());
    return () => phone.ask('ticket.take', { queue });
  };

const takeForAnElder: Way = async (cloud, length) => {
  const { queue, building, owner } = await aLongQueue(cloud, length);
  const elder = await anElder(cloud, building, building.rooms[3] as string, owner);
  return () => cloud.as(owner).ask('ticket.takeFor', { queue, person: elder._id });
};

const takeByName: Way = async (cloud, length) => {
  const { queue, owner } = await aLongQueue(cloud, length);
  return () => cloud.as(owner).ask('ticket.takeByName', { queue, name: '陈奶奶', building: '3 幢' });
};

const callNext: Way = async (cloud, length) => {
  const { queue, owner } = await aLongQueue(cloud, length);
  return () => cloud.as(owner).ask('ticket.callNext', { queue, table: 1 });
};

/** A morning with so many shifts; that of the volunteer who is asked about stands first. */
async function aBusyMorning(cloud: TestCloud, length: number, began: Date | null) {
  made += 1;
  const others = Array.from({ length: length - 1 }, (_, index) =>
    aShift({ _id: `bench-shift-${made}-${index}`, name: `志愿者 ${index}` }),
  );
  const morning = await aMorning(cloud, `bench-morning-${made}`, { shifts: others });
  if (began) {
    const change = { 'shifts.0.state': 'in', 'shifts.0.in': began, 'shifts.0.how': 'scanned' };
    await cloud.database.update('days', { _id: morning.day._id }, { $set: change });
  }
  return morning;
}

type Clocking = 'checkIn' | 'checkOut';

function began(clocking: Clocking): Date | null {
  return clocking === 'checkOut' ? new Date(NOW.getTime() - HALF_AN_HOUR) : null;
}

const scanned =
  (clocking: Clocking, isKept: boolean): Way =>
  async (cloud, length) => {
    const { day, point, volunteer } = await aBusyMorning(cloud, length, began(clocking));
    const keptAt = isKept ? NOW.getTime() : null;
    const input = { day: day._id, code: shownAt(point, NOW), keptAt };
    return () => cloud.as(volunteer).ask(`hours.${clocking}`, input);
  };

const tapped =
  (clocking: Clocking): Way =>
  async (cloud, length) => {
    const { day, leader, volunteer } = await aBusyMorning(cloud, length, began(clocking));
    return () => cloud.as(leader).ask(`hours.${clocking}For`, { day: day._id, person: volunteer._id });
  };

/** The costliest of the ways. */
async function most(cloud: SeededCloud, ways: Way[], length: number): Promise<number> {
  let requests = 0;
  for (const way of ways) {
    const ask = await way(cloud.test, length);
    requests = Math.max(requests, await requestsOf(cloud, ask));
  }
  return requests;
}

/** The action on a large day; and that it costs no more there than on a small one. */
function figures(action: string, limit: number, large: number, what: string, ways: Way[]): Figure[] {
  const figure = (
    name: string,
    atMost: number,
    measure: (cloud: SeededCloud) => Promise<number>,
  ): Figure => ({
    subject: 'service-days',
    name,
    limit: atMost,
    short: true,
    measure: async (shared) => measure(await shared.cloud()),
  });
  return [
    figure(`${action}, database requests with ${large} ${what}`, limit, (cloud) => most(cloud, ways, large)),
    figure(`${action}, requests more with ${large} ${what} than with ${SMALL}`, 0, async (cloud) => {
      const few = await most(cloud, ways, SMALL);
      return (await most(cloud, ways, large)) - few;
    }),
  ];
}

export const requestFigures: Figure[] = [
  ...figures('take a number', 3, LARGE, 'tickets', [takeAs(true), takeAs(false), takeForAnElder, takeByName]),
  ...figures('call the next', 2, LARGE, 'tickets', [callNext]),
  ...figures('check in', 3, MANY_SHIFTS, 'shifts', [
    scanned('checkIn', false),
    scanned('checkIn', true),
    tapped('checkIn'),
  ]),
  ...figures('check out with its hours', 4, MANY_SHIFTS, 'shifts', [
    scanned('checkOut', false),
    scanned('checkOut', true),
    tapped('checkOut'),
  ]),
];
