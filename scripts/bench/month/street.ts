import { emptyLedger, extended } from '../../../cloudfunctions/domain/hours/ledger';
import { aClaim } from '../../../cloudfunctions/domain/hours/testing';
import { plusDays } from '../../../cloudfunctions/domain/service-day/calendar';
import { dayOn } from '../../../cloudfunctions/domain/service-day/generate';
import { type Queue, queueOf, type Ticket } from '../../../cloudfunctions/domain/ticket/queue';
import { lineage } from '../../../cloudfunctions/kernel/area';
import {
  aBuilding,
  aStaff,
  type Building,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { anOffer, aPoint, aSeries } from '../../../tests/support/service-days';
import type { Document } from '../../cloud/database/types';
import type { Shared } from '../shared';

/** A district as large as the largest we know of, in a year of 52 weeks. */
const VOLUNTEERS = 27_000;
const PERSON_TIMES = 200_000;
const ENTRIES = 100_000;
const WEEKS = 52;
/** Days from one week's service to the next: the year's weeks lie in what has passed of this one. */
const STEP = 6;
const COMMUNITIES = 20;
const BUILDINGS = 10;
const TICKETS = 40;
const BATCH = 5000;
const LAST_DAY = '2026-11-23';
/** Nobody looks at more in one request: a month of the district, not its years. */
export const MOST_SCANNED = 60_000;

export interface District {
  cloud: TestCloud;
  staff: PersonWithWeChat;
  area: string;
  /** What was put in, counted while putting it in. */
  personTimes: number;
  people: number;
}

async function insert({ database }: TestCloud, collection: string, documents: object[]): Promise<void> {
  for (let start = 0; start < documents.length; start += BATCH)
    await database.insert(collection, documents.slice(start, start + BATCH) as Document[]);
}

function ticketOf(number: number, { _id }: Building): Ticket {
  const person = `resident${number % 60_000}`;
  const at = NOW;
  const home = { building: _id, household: `${_id}.${number % 300}` };
  const whose = { person, holder: person, tell: person, name: person, by: person, home };
  return { ...whose, state: 'served', requestId: person, at, doneAt: at, satisfaction: 3 };
}

/** The queues of one week, two in each community and more where the year asks for it. */
async function queuesOf(cloud: TestCloud, buildings: Building[], weeks: number): Promise<Queue[]> {
  const queues: Queue[] = [];
  const each = Math.round(PERSON_TIMES / WEEKS / COMMUNITIES / TICKETS);
  for (let community = 0; community < COMMUNITIES; community += 1) {
    const here = buildings.filter((_building, index) => index % COMMUNITIES === community);
    const point = await aPoint(cloud, `district.community${community}`);
    const series = await aSeries(cloud, point);
    for (let week = 0; week < weeks; week += 1) {
      for (let number = 0; number < each; number += 1) {
        const date = plusDays(LAST_DAY, -STEP * week - number);
        const queue = queueOf(dayOn(series, point, date), anOffer(), point.token);
        const first = (community * 31 + week * each + number) * TICKETS;
        const tickets = Array.from({ length: TICKETS }, (_, index) =>
          ticketOf(first + index, here[index % here.length] as Building),
        );
        queues.push({
          ...queue,
          _id: `${queue._id}.${number}`,
          tickets,
          held: TICKETS,
          changedAt: new Date(`${date}T03:00:00Z`),
        });
      }
    }
  }
  return queues;
}

/** The ledgers of so many weeks, each week others' turn. */
function ledgersOf(weeks: number): object[] {
  const each = Math.round(ENTRIES / WEEKS);
  return Array.from({ length: weeks * each }, (_, index) => {
    const [week, number] = [Math.floor(index / each), index % each];
    const person = `volunteer${(week * each + number) % VOLUNTEERS}`;
    const date = plusDays(LAST_DAY, -STEP * week - (number % 5));
    const area = `district.community${number % COMMUNITIES}`;
    const claim = aClaim(`entry${index}`, date, { area, within: lineage(area) });
    return extended(emptyLedger({ person, tell: person, name: person }, date), [claim]);
  });
}

/** The district after so many weeks. */
export async function aDistrict(shared: Shared, weeks: number): Promise<District> {
  const cloud = await startTestCloud({ maxScan: MOST_SCANNED });
  shared.atEnd(() => cloud.stop());
  const buildings: Building[] = [];
  for (let index = 0; index < COMMUNITIES * BUILDINGS; index += 1) {
    buildings.push(await aBuilding(cloud, { estate: `district.community${index % COMMUNITIES}.estate` }));
  }
  const queues = await queuesOf(cloud, buildings, weeks);
  await insert(cloud, 'queues', queues);
  await insert(cloud, 'hours', ledgersOf(weeks));
  const tickets = queues.flatMap((queue) => queue.tickets);
  const people = new Set(tickets.map(({ person }) => person));
  return {
    ...{ cloud, staff: await aStaff(cloud, 'district'), area: 'district' },
    ...{ personTimes: tickets.length, people: people.size },
  };
}
