import {
  aBuilding,
  aPerson,
  aStaff,
  type Building,
  expectRefusal,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { lineage } from '../../kernel/area';
import { aClaim, aLedger } from '../hours/testing';
import { callReport, exportOf, fileAt, made, sheetsIn } from './testing';

/** More than one page, and some that are hardly one. */
const DAYS = 28;
const PEOPLE = 19;
const TIMES = DAYS * PEOPLE;

let cloud: TestCloud;
let building: Building;
let staff: PersonWithWeChat;
let area: string;

beforeAll(async () => {
  // A tally looks at every row of its months.
  cloud = await startTestCloud({ maxScan: 3 * TIMES });
  building = await aBuilding(cloud);
  area = lineage(building._id)[0] as string;
  staff = await aStaff(cloud, area);
  const where = { area: building._id, within: lineage(building._id) };
  for (let number = 0; number < PEOPLE; number += 1) {
    const person = await aPerson(cloud, { name: `志愿者 ${number}`, building });
    for (let day = 1; day <= DAYS; day += 1) {
      const date = `2026-${number % 2 ? '10' : '11'}-${String(day).padStart(2, '0')}`;
      // Enough of an id that no two are alike in the sheet.
      await aLedger(
        cloud,
        person,
        date,
        aClaim(`${String(number * 100 + day).padStart(8, '0')}`, date, where),
      );
    }
  }
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.setClock(NOW));

async function asked(): Promise<string> {
  const { export: id } = await cloud.as(staff).call('report.ask', { area, period: '2026', phonesFor: null });
  return id;
}

/** Minutes after nine. */
function later(minutes: number): void {
  cloud.setClock(new Date(NOW.getTime() + minutes * 60_000));
}

async function timesIn(id: string): Promise<unknown[]> {
  const { url } = await cloud.as(staff).call('report.open', { export: id });
  const { 志愿者时长: rows = [] } = await sheetsIn(await fileAt(url));
  return rows.slice(1).map((row) => row.at(-1));
}

async function expectWhole(id: string): Promise<void> {
  const times = await timesIn(id);
  expect(times).toHaveLength(TIMES);
  expect(new Set(times).size).toBe(TIMES);
}

test.each([
  ['after', 2],
  ['before', 16],
  ['after', 18],
  ['after', 24],
] as const)(
  'killed %s its request %d it goes on where it was: every row, each once',
  async (when, request) => {
    const id = await asked();
    cloud.cloud.inject({ kind: 'kill', when, request, function: 'report' });
    await expect(callReport(cloud, staff, 'report.make', { export: id })).rejects.toThrow();
    cloud.cloud.clearFaults();
    later(2);
    expect(await made(cloud, staff, id)).toBe('ready');
    await expectWhole(id);
  },
);

test('of two calls at once one works, the other says how far it is', async () => {
  const id = await asked();
  const both = await Promise.all([1, 2].map(() => callReport(cloud, staff, 'report.make', { export: id })));
  expect(both.filter(({ state }) => state === 'ready')).toHaveLength(1);
  await expectWhole(id);
});

test('a phone that went away leaves it to the clock, and the file stays for seven days', async () => {
  const id = await asked();
  await cloud.cloud.fire('clock', 'sweep');
  expect((await exportOf(cloud, id)).state).toBe('asked');
  // One round is enough on any machine that is not busy.
  for (let round = 1; round <= 5 && (await exportOf(cloud, id)).state !== 'ready'; round += 1) {
    later(2 * round);
    await cloud.cloud.fire('clock', 'sweep');
  }
  const { state, file, pieces, readyAt, goesAt } = await exportOf(cloud, id);
  expect(state).toBe('ready');
  await expectWhole(id);
  const { url } = await cloud.as(staff).call('report.open', { export: id });
  const away = (goesAt as Date).getTime() - (readyAt as Date).getTime();
  expect(away).toBe(7 * 24 * 3_600_000);
  cloud.setClock(new Date((goesAt as Date).getTime() - 1));
  await cloud.cloud.fire('clock', 'sweep');
  expect((await exportOf(cloud, id)).state).toBe('ready');
  cloud.setClock(new Date((goesAt as Date).getTime() + 1));
  await cloud.cloud.fire('clock', 'sweep');
  expect(await exportOf(cloud, id)).toMatchObject({ state: 'removed', file: null, pieces: [], goesAt: null });
  await expect(fileAt(url)).rejects.toThrow('404');
  expect([file, ...pieces.map((piece) => piece.file)].every((each) => each?.startsWith('cloud://'))).toBe(
    true,
  );
  await expectRefusal(cloud.as(staff).call('report.open', { export: id }), 'not-found');
});

test('what dies again and again is given up and said so', async () => {
  const id = await asked();
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    cloud.cloud.inject({ kind: 'kill', when: 'before', request: 4, function: 'report' });
    await expect(callReport(cloud, staff, 'report.make', { export: id })).rejects.toThrow();
    cloud.cloud.clearFaults();
    later(attempt * 2);
  }
  await cloud.cloud.fire('clock', 'sweep');
  const { exports } = await cloud.as(staff).call('report.exports', { area });
  expect(exports.find((each) => each.id === id)).toMatchObject({ state: 'failed', mayOpen: false });
});

test('staff delete a file before its time', async () => {
  const id = await asked();
  await made(cloud, staff, id);
  const { url } = await cloud.as(staff).call('report.open', { export: id });
  await cloud.as(staff).call('report.remove', { export: id });
  await expect(fileAt(url)).rejects.toThrow('404');
  expect((await exportOf(cloud, id)).state).toBe('removed');
});
