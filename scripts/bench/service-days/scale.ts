import { emptyLedger, extended, type Hours } from '../../../cloudfunctions/domain/hours/ledger';
import { aClaim } from '../../../cloudfunctions/domain/hours/testing';
import { plusDays } from '../../../cloudfunctions/domain/service-day/calendar';
import { aNeed, aStaffedDay } from '../../../cloudfunctions/domain/shift/testing';
import { aTeam } from '../../../cloudfunctions/domain/volunteer/testing';
import {
  aBuilding,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import type { Document } from '../../cloud/database/types';
import type { CallRecord } from '../../cloud/types';
import { type Figure, median } from '../figure';
import type { Shared } from '../shared';
import { aVolunteerOf, insertPeople } from './people';

/** An alliance as large as the largest we know of, and one of a hundredth. */
const LARGE = { volunteers: 27_000, entries: 200_000 };
const SMALL = { volunteers: 270, entries: 2000 };
const MOST_TIMES = 1.3;

/** Calls that are timed on each side, in turns: what disturbs one side disturbs the other. */
const ROUNDS = 41;
const WARM_UP = 8;
const BATCH = 5000;

/** Days ahead with something to do, in every size of a cloud. */
const COMING_DAYS = 12;
/** Entries of the volunteer who looks. */
const OWN = 60;
const YESTERDAY = '2026-11-23';

/** A cloud of this size with one volunteer who looks. */
interface Alliance {
  cloud: TestCloud;
  volunteer: PersonWithWeChat;
}

/** One entry of two hours on each of so many days, yesterday's first. */
function ledgersOf({ _id, name }: Pick<PersonWithWeChat, '_id' | 'name'>, days: number): Hours[] {
  return Array.from({ length: days }, (_, index) => {
    const date = plusDays(YESTERDAY, -index);
    const whose = { person: _id, tell: _id, name };
    return extended(emptyLedger(whose, date), [aClaim(`entry-${date}`, date)]);
  });
}

async function insertHours({ database }: TestCloud, hours: Iterable<Hours>): Promise<void> {
  let batch: Hours[] = [];
  const flush = async () => {
    await database.insert('hours', batch as unknown as Document[]);
    batch = [];
  };
  for (const each of hours) {
    batch.push(each);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}

/** Past entries, the same number for everybody and one more for the first ones. */
function* pastHours(people: PersonWithWeChat[], entries: number): Generator<Hours> {
  const each = Math.floor(entries / people.length);
  const further = entries % people.length;
  for (const [index, person] of people.entries()) {
    yield* ledgersOf(person, index < further ? each + 1 : each);
  }
}

async function anAlliance(shared: Shared, { volunteers, entries }: typeof LARGE): Promise<Alliance> {
  const cloud = await startTestCloud({ maxScan: 1000 });
  shared.atEnd(() => cloud.stop());
  const building = await aBuilding(cloud, { estate: 'alliance.estate' });
  const team = await aTeam(cloud, 'alliance');
  const membership = team.membership().teams;
  const volunteer = aVolunteerOf(membership, { building });
  const others = Array.from({ length: volunteers - 1 }, () => aVolunteerOf(membership));
  await insertPeople(cloud, [volunteer, ...others]);
  await insertHours(cloud, ledgersOf(volunteer, OWN));
  await insertHours(cloud, pastHours(others, entries - OWN));
  for (let day = 1; day <= COMING_DAYS; day += 1) {
    const needs = [aNeed({ count: 8 }), aNeed({ id: 'hair', task: '理发', skill: 'haircut', count: 2 })];
    await aStaffedDay(cloud, 'alliance', needs, { date: plusDays('2026-11-24', day), team: team._id });
  }
  return { cloud, volunteer };
}

type Side = 'small' | 'large';
const alliances = new WeakMap<Shared, Promise<Record<Side, Alliance>>>();

/** Both, made by the first figure that asks. */
function bothOf(shared: Shared): Promise<Record<Side, Alliance>> {
  const make = async () => ({
    small: await anAlliance(shared, SMALL),
    large: await anAlliance(shared, LARGE),
  });
  const both = alliances.get(shared) ?? make();
  alliances.set(shared, both);
  return both;
}

type Asked = Promise<{ reply: { ok: boolean; say?: string }; record: CallRecord }>;
type Look = (alliance: Alliance) => Asked;

async function millisecondsOf(look: Look, alliance: Alliance): Promise<number> {
  const begun = performance.now();
  const { reply } = await look(alliance);
  const milliseconds = performance.now() - begun;
  if (!reply.ok) throw new Error(reply.say);
  return milliseconds;
}

/** How many times as long it takes in the large cloud as in the small one. */
async function ratio({ small, large }: Record<Side, Alliance>, look: Look): Promise<number> {
  const times: Record<Side, number[]> = { small: [], large: [] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [first, second] = await pair(look, { small, large }, round % 2 === 0);
    if (round < 0) continue;
    times.small.push(first);
    times.large.push(second);
  }
  return median(times.large) / median(times.small);
}

/** The times in the small and the large one; whose turn is first alternates. */
async function pair(
  look: Look,
  { small, large }: Record<Side, Alliance>,
  smallFirst: boolean,
): Promise<[small: number, large: number]> {
  if (smallFirst) return [await millisecondsOf(look, small), await millisecondsOf(look, large)];
  const second = await millisecondsOf(look, large);
  return [await millisecondsOf(look, small), second];
}

function figure(name: string, look: Look): Figure {
  return {
    subject: 'service-days',
    name: `${name}, times as long with 27,000 volunteers and 200,000 entries`,
    limit: MOST_TIMES,
    short: false,
    measure: async (shared) => ratio(await bothOf(shared), look),
  };
}

export const scaleFigures: Figure[] = [
  figure('what I may do', ({ cloud, volunteer }) => cloud.as(volunteer).ask('shift.open', {})),
  figure('my hours', ({ cloud, volunteer }) => cloud.as(volunteer).ask('hours.mine', {})),
];
