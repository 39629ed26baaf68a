import {
  aBuilding,
  anOwner,
  aPerson,
  aStaff,
  type Building,
  expectRefusal,
  homeIn,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aDay } from '../../../tests/support/service-days';
import type { Enquiry } from '../enquiry/enquiry';
import { anEnquiry as insertEnquiry } from '../enquiry/testing';
import { aWish } from '../wish/testing';

let cloud: TestCloud;
let building: Building;
let owner: PersonWithWeChat;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(async () => {
  building = await aBuilding(cloud);
  owner = await anOwner(cloud, building);
});
afterAll(() => cloud.stop());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const before = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

const PROPERTY = { kind: 'partner', id: 'p', name: '物业' } as const;

function anEnquiry(words: string, given: Partial<Enquiry> = {}): Promise<Enquiry> {
  const contact = { name: '李', phone: '13800000000' };
  return insertEnquiry(cloud, { building, resident: owner }, { words, at: before(DAY), contact, ...given });
}

async function post(title: string): Promise<string> {
  const words = { kind: 'safety', title, body: '', pictures: [], pinned: false } as const;
  const input = { ...words, pictures: [], areas: [building._id] };
  return (await cloud.as(owner).call('notice.post', input)).notice;
}

const look = (lookedAt?: number) => cloud.as(owner).call('desk.open', { building: building._id, lookedAt });

test('an empty desk is empty', async () => {
  const { _id: id, name } = building;
  expect(await look()).toEqual({
    building: { id, name, estate: expect.any(String), households: 12 },
    turns: { enquiries: 0, late: 0, wishes: 0 },
    own: [],
    others: [],
    unread: [],
    joined: { count: 1, newest: [expect.stringContaining('101')] },
    nextDay: null,
  });
});

test('what is due soonest comes first, with what the owner is to do; contacts stay where they are', async () => {
  await anEnquiry('刚到', { due: after(2 * HOUR) });
  await anEnquiry('今天', { due: after(HOUR), promised: true });
  await anEnquiry('晚了', {
    state: 'replied',
    due: before(2 * HOUR),
    unit: PROPERTY,
  });
  await anEnquiry('在物业那里', {
    state: 'bridged',
    holder: 'unit',
    unit: PROPERTY,
  });
  await anEnquiry('办完了', { state: 'answered', answeredAt: before(HOUR) });

  const { turns, own, others } = await look();
  expect(turns).toEqual({ enquiries: 3, late: 1, wishes: 0 });
  expect(own.map(({ words, next }) => [words, next])).toEqual([
    ['晚了', 'answer'],
    ['今天', 'bridge'],
    ['刚到', 'bridge'],
  ]);
  expect(others).toMatchObject([
    { words: '在物业那里', standing: expect.stringContaining('物业'), next: null },
  ]);
  expect(JSON.stringify([own, others])).not.toContain('13800000000');

  const home = await cloud.as(owner).call('home.open', { area: building._id });
  expect(home.desk).toEqual(turns);
});

test('the wishes an owner is to verify are counted, their own is not', async () => {
  const neighbour = await aPerson(cloud, { building, room: '102' });
  for (const by of [neighbour, owner]) await aWish(cloud, building, by, { state: 'made', publishedAt: null });
  await aWish(cloud, building, neighbour);
  expect((await look()).turns.wishes).toBe(1);
});

test('households that have not read the latest notices, until everybody has or it was withdrawn', async () => {
  cloud.setClock(before(HOUR));
  const first = await post('停水');
  cloud.setClock(NOW);
  const second = await post('清楼道');
  const neighbour = await aPerson(cloud, { building, room: '102' });
  await cloud.as(neighbour).call('notice.open', { notice: first });
  expect((await look()).unread).toMatchObject([
    { id: second, title: '清楼道', households: 12, mayRemind: true },
    { id: first, title: '停水', households: 11, mayRemind: true },
  ]);

  await cloud.as(owner).call('notice.remind', { notice: second, building: building._id });
  await cloud.as(owner).call('notice.withdraw', { notice: first });
  expect((await look()).unread).toMatchObject([{ id: second, mayRemind: false }]);
});

test('who joined: of the last week, or since the owner last looked when that is longer ago', async () => {
  const moved = (room: string, days: number, name: string) =>
    aPerson(cloud, { building, name, homes: [{ ...homeIn(building, room), since: before(days * DAY) }] });
  await moved('102', 2, '乙');
  await moved('103', 20, '丙');
  await moved('104', 90, '丁');
  const called = async (lookedAt?: Date) => {
    const { joined } = await look(lookedAt?.getTime());
    expect(joined.count).toBe(joined.newest.length);
    return joined.newest.filter((each) => !each.startsWith('101'));
  };
  expect(await called()).toEqual(['102 乙']);
  expect(await called(before(HOUR))).toEqual(['102 乙']);
  expect(await called(before(30 * DAY))).toEqual(['102 乙', '103 丙']);
  expect(await called(before(400 * DAY))).toEqual(['102 乙', '103 丙']);
});

test('the next service day is that of the building', async () => {
  await aDay(cloud, 'elsewhere', undefined, { date: '2026-11-30' });
  const { day } = await aDay(cloud, building.within[0] as string, undefined, { date: '2026-12-01' });
  expect((await look()).nextDay).toMatchObject({ id: day._id });
});

test('staff may look, a neighbour may not', async () => {
  const staff = await aStaff(cloud, building.within[0] as string);
  await cloud.as(staff).call('desk.open', { building: building._id });
  const neighbour = await aPerson(cloud, { building, room: '102' });
  await expectRefusal(cloud.as(neighbour).call('desk.open', { building: building._id }), 'not-allowed');
});
