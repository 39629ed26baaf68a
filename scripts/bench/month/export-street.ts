import { emptyLedger, extended } from '../../../cloudfunctions/domain/hours/ledger';
import { aClaim } from '../../../cloudfunctions/domain/hours/testing';
import { plusDays } from '../../../cloudfunctions/domain/service-day/calendar';
import { dayOn } from '../../../cloudfunctions/domain/service-day/generate';
import { queueOf, type Ticket } from '../../../cloudfunctions/domain/ticket/queue';
import { lineage } from '../../../cloudfunctions/kernel/area';
import {
  aBuilding,
  aStaff,
  type Building,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { anOffer, aPoint, aSeries } from '../../../tests/support/service-days';
import type { Document } from '../../cloud/database/types';
import { aVolunteerOf, insertPeople } from '../service-days/people';
import type { Shared } from '../shared';

export interface Size {
  volunteers: number;
  /** Entries of the ledger of hours, in one month. */
  entries: number;
  /** Served tickets, in a year. */
  personTimes: number;
}

export interface Street {
  cloud: TestCloud;
  staff: PersonWithWeChat;
  area: string;
}

const COMMUNITIES = 20;
const BUILDINGS = 10;
/** Tickets of one queue. */
const QUEUE = 40;
/** The days on which something happened: all of the year so far. */
const DAYS = 320;
const LAST_DAY = '2026-11-23';
const WEEK = 5;
/** Days of the month that is exported. */
const MONTH = 23;
const BATCH = 5000;

/** Adds documents a batch at a time, however many. */
async function insert(
  { database }: TestCloud,
  collection: string,
  documents: Iterable<object>,
): Promise<void> {
  let batch: Document[] = [];
  for (const document of documents) {
    batch.push(document as Document);
    if (batch.length === BATCH) await database.insert(collection, batch.splice(0));
  }
  if (batch.length > 0) await database.insert(collection, batch);
}

async function buildingsOf(cloud: TestCloud): Promise<Building[]> {
  const buildings: Building[] = [];
  for (let index = 0; index < COMMUNITIES * BUILDINGS; index += 1) {
    const estate = `street.community${index % COMMUNITIES}.estate`;
    buildings.push(await aBuilding(cloud, { estate }));
  }
  return buildings;
}

function* ledgersOf(people: PersonWithWeChat[], entries: number) {
  for (let index = 0; index < entries; index += 1) {
    const { _id, name, homes } = people[index % people.length] as PersonWithWeChat;
    const date = plusDays(LAST_DAY, -(Math.floor(index / people.length) * WEEK + (index % WEEK)) % MONTH);
    const area = homes[0]?.building ?? 'street';
    const claim = aClaim(`entry${index}`, date, { area, within: lineage(area) });
    yield extended(emptyLedger({ person: _id, tell: _id, name }, date), [claim]);
  }
}

function ticketOf({ _id, name, homes }: PersonWithWeChat, day: string): Ticket {
  const at = new Date(`${day}T02:00:00Z`);
  const served = { state: 'served' as const, calledAt: at, doneAt: at, table: 1, satisfaction: 3 as const };
  const { household = '', building = '' } = homes[0] ?? {};
  const whose = { person: _id, holder: _id, tell: _id, name, by: _id, home: { household, building } };
  return { ...whose, requestId: _id, at, ...served };
}

async function queuesIn(cloud: TestCloud, people: PersonWithWeChat[], personTimes: number) {
  const queues: object[] = [];
  for (let community = 0; community < COMMUNITIES; community += 1) {
    const point = await aPoint(cloud, `street.community${community}`);
    const series = await aSeries(cloud, point);
    for (let number = 0; number < personTimes / COMMUNITIES / QUEUE; number += 1) {
      const date = plusDays(LAST_DAY, -(number % DAYS));
      const queue = queueOf(dayOn(series, point, date), anOffer(), point.token);
      const from = (community * 977 + number * QUEUE) % (people.length - QUEUE);
      const tickets = people.slice(from, from + QUEUE).map((person) => ticketOf(person, date));
      const changedAt = new Date(`${date}T02:00:00Z`);
      queues.push({
        ...queue,
        _id: `${queue._id}.${number}`,
        state: 'closed',
        tickets,
        held: QUEUE,
        changedAt,
      });
    }
  }
  return queues;
}

/** A street with a year of work behind it: all the hours in the last month, the person-times in the whole year. */
export async function aStreet(shared: Shared, { volunteers, entries, personTimes }: Size): Promise<Street> {
  // A tally looks at every row of its months.
  const cloud = await startTestCloud({ maxScan: 4 * (entries + personTimes) });
  shared.atEnd(() => cloud.stop());
  const buildings = await buildingsOf(cloud);
  const people = Array.from({ length: volunteers }, (_, index) => {
    const building = buildings[index % buildings.length] as Building;
    return aVolunteerOf([], { building, phone: '13800008000', name: `志愿者 ${index}` });
  });
  await insertPeople(cloud, people);
  await insert(cloud, 'hours', ledgersOf(people, entries));
  await insert(cloud, 'queues', await queuesIn(cloud, people, personTimes));
  return { cloud, staff: await aStaff(cloud, 'street'), area: 'street' };
}
