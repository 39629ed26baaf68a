import { householdId } from '../../../cloudfunctions/domain/community/home';
import {
  aBuilding,
  anOwner,
  makePerson,
  type PersonWithWeChat,
  roomNumbers,
  type TestCloud,
} from '../../../tests/support';
import type { Document } from '../../cloud/database/types';
import type { Figure } from '../figure';
import { requestsOf, type SeededCloud, type Shared } from '../shared';

const SIZES = [48, 300, 1000];
/** How many households are in, and how many of those have read. */
const JOINED = 0.7;
const READ = 0.6;

/** A building of that size, lived in, with a notice that most have read. */
export async function aLivedInBuilding(test: TestCloud, size: number) {
  const building = await aBuilding(test, { rooms: roomNumbers(size) });
  const owner = await anOwner(test, building);
  const { notice } = await test.as(owner).call('notice.post', {
    kind: 'activity',
    title: '周六清楼道',
    body: '带上手套。',
    pictures: [],
    areas: [building._id],
    pinned: false,
  });
  const people = building.rooms.slice(1, size * JOINED).map((room) => makePerson({ building, room }));
  await test.database.insert('people', people as (PersonWithWeChat & Document)[]);
  await test.database.insert(
    'reads',
    people.slice(0, size * READ * JOINED).map((reader) => read(reader, notice)),
  );
  return { building, owner, notice };
}

/** Its owner looks who has not read. */
async function requestsAt(cloud: SeededCloud, size: number): Promise<number> {
  const { building, owner, notice } = await aLivedInBuilding(cloud.test, size);
  const asked = { notice, building: building._id };
  return requestsOf(cloud, () => cloud.test.as(owner).ask('notice.readers', asked));
}

function read({ _id, homes }: PersonWithWeChat, notice: string) {
  const { building, household, since } = homes[0] as PersonWithWeChat['homes'][number];
  return {
    _id: `${notice} ${household} ${_id}`,
    notice,
    building,
    household,
    person: _id,
    told: false,
    at: since,
  };
}

function figure(name: string, limit: number, measure: (cloud: SeededCloud) => Promise<number>): Figure {
  return {
    subject: 'it-runs',
    name,
    limit,
    short: true,
    measure: async (shared: Shared) => measure(await shared.cloud()),
  };
}

const smallest = SIZES[0] as number;
const largest = SIZES.at(-1) as number;

export const readersFigures: Figure[] = [
  ...SIZES.map((size) =>
    figure(`who has not read, ${size} households, database requests`, 3, (cloud) => requestsAt(cloud, size)),
  ),
  figure(
    `who has not read, requests more at ${largest} households than at ${smallest}`,
    0,
    async (cloud) => (await requestsAt(cloud, largest)) - (await requestsAt(cloud, smallest)),
  ),
];
