import { templates } from '../../../miniprogram/lib/templates';
import {
  aBuilding,
  anElder,
  anOpenid,
  anOwner,
  aPerson,
  aStaff,
  type Building,
  expectRefusal,
  NOW,
  type Phone,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const HOUR = 3_600_000;

async function posted(phone: Phone, areas: string[]): Promise<string> {
  const draft = {
    kind: 'health' as const,
    title: '周二量血压',
    body: '',
    pictures: [],
    areas,
    pinned: false,
  };
  return (await phone.call('notice.post', draft)).notice;
}

async function unread(phone: Phone, notice: string, building: Building): Promise<string[]> {
  const { households } = await phone.call('notice.readers', { notice, building: building._id });
  return households.filter(({ readAt }) => readAt === null).map(({ room }) => room);
}

test('opening marks the household read, in two requests, once', async () => {
  const building = await aBuilding(cloud, { rooms: ['101', '102', '103'] });
  const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
  const notice = await posted(owner, [building._id]);
  const resident = cloud.as(await aPerson(cloud, { building, room: '102' }));

  const { reply, record } = await resident.ask('notice.open', { notice });
  expect(reply).toMatchObject({ data: { joined: true, can: [], readersOf: [] } });
  expect(record.requests).toBeLessThanOrEqual(2);
  expect((await resident.ask('notice.open', { notice })).record.requests).toBe(1);

  expect(await unread(owner, notice, building)).toEqual(['101', '103']);
  expect((await resident.call('home.open', {})).notices.notices[0]).toMatchObject({ read: true });
  expect((await owner.call('home.open', {})).notices.notices[0]).toMatchObject({ householdsRead: 1 });
});

test('a second reader of a household, and a reader with two homes, are counted by household', async () => {
  const building = await aBuilding(cloud, { rooms: ['101', '102', '103'] });
  const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
  const notice = await posted(owner, [building._id]);
  const wife = await aPerson(cloud, { building, room: '101' });
  const husband = cloud.as(await aPerson(cloud, { building, room: '101' }));
  await cloud.as(wife).call('notice.open', { notice });
  await husband.call('notice.open', { notice });
  await husband.call('community.join', { token: building.token, room: '102' });
  await husband.call('notice.open', { notice });
  expect(await unread(owner, notice, building)).toEqual(['103']);
});

test('a passer-by with the card reads it too, and counts for nobody', async () => {
  const building = await aBuilding(cloud, { rooms: ['101'] });
  const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
  const notice = await posted(owner, [building._id]);
  expect(await cloud.as(anOpenid()).call('notice.open', { notice })).toMatchObject({
    joined: false,
    can: [],
  });
  expect(await unread(owner, notice, building)).toEqual(['101']);
});

test('who has not read takes two requests, in a building of any size', async () => {
  const costs: number[] = [];
  for (const size of [6, 300]) {
    const rooms = Array.from({ length: size }, (_, index) => `${index + 1}`);
    const building = await aBuilding(cloud, { rooms });
    const owner = await anOwner(cloud, building, { homes: [] });
    const notice = await posted(cloud.as(owner), [building._id]);
    const { record, reply } = await cloud.as(owner).ask('notice.readers', { notice, building: building._id });
    expect(reply).toMatchObject({ data: { households: { length: size } } });
    costs.push(record.requests);
  }
  expect(costs).toEqual([2, 2]);
});

test('a household told at the door counts, and is marked as told', async () => {
  const building = await aBuilding(cloud, { rooms: ['101', '102'] });
  const ownerPerson = await anOwner(cloud, building, { homes: [] });
  const owner = cloud.as(ownerPerson);
  await anElder(cloud, building, '101', ownerPerson);
  const notice = await posted(owner, [building._id]);
  const before = await owner.call('notice.readers', { notice, building: building._id });
  expect(before.households[0]).toMatchObject({ room: '101', empty: true, readAt: null });
  await owner.call('notice.told', { notice, building: building._id, household: `${building._id}.101` });
  const after = await owner.call('notice.readers', { notice, building: building._id });
  expect(after.households[0]).toMatchObject({ told: true, readAt: NOW.getTime() });
});

test('those who have not read are reminded: who allowed it by message, and not twice in half a day', async () => {
  const building = await aBuilding(cloud, { rooms: ['101', '102', '103'] });
  const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
  const willing = await aPerson(cloud, { building, room: '101' });
  const unwilling = await aPerson(cloud, { building, room: '102' });
  const reader = await aPerson(cloud, { building, room: '103' });
  const notice = await posted(owner, [building._id]);
  await cloud.as(reader).call('notice.open', { notice });
  for (const { openid } of [willing, reader]) cloud.cloud.consent(openid, templates.notice.id);

  const input = { notice, building: building._id };
  expect(await owner.call('notice.remind', input)).toEqual({ people: 2 });
  const sent = () => cloud.cloud.messages().filter(({ page }) => page?.includes(notice));
  expect(sent().map(({ openid }) => openid)).toEqual([willing.openid]);
  await expectRefusal(owner.call('notice.remind', input), 'later');
  expect(await owner.call('notice.readers', input)).toMatchObject({ mayRemind: false });
  expect((await cloud.as(unwilling).call('home.open', {})).notices.notices[0]).toMatchObject({
    reminded: true,
  });
  cloud.setClock(new Date(NOW.getTime() + 13 * HOUR));
  expect(await owner.call('notice.readers', input)).toMatchObject({ mayRemind: true });
  expect(await owner.call('notice.remind', input)).toEqual({ people: 2 });
});

test('only the owner and staff see who has read; staff see it for each building', async () => {
  const building = await aBuilding(cloud, { estate: 'reach.estate', rooms: ['101', '102'] });
  const resident = cloud.as(await aPerson(cloud, { building, room: '101' }));
  const staff = cloud.as(await aStaff(cloud, 'reach'));
  const notice = await posted(staff, ['reach']);
  await resident.call('notice.open', { notice });
  const input = { notice, building: building._id };
  await expectRefusal(resident.call('notice.readers', input), 'not-allowed');
  expect((await staff.call('notice.open', { notice })).reachFrom).toBe('reach');
  const { rows } = await staff.call('notice.reach', { notice, area: 'reach.estate' });
  expect(rows).toMatchObject([{ id: building._id, households: 2, householdsRead: 1 }]);
});

test('what is older than a week before one joined is not news', async () => {
  const building = await aBuilding(cloud, { rooms: ['101'] });
  const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
  await posted(owner, [building._id]);
  cloud.setClock(new Date(NOW.getTime() + 8 * 24 * HOUR));
  await posted(owner, [building._id]);
  const newcomer = cloud.as(anOpenid());
  await newcomer.call('community.join', { token: building.token, room: '101' });
  const { notices } = (await newcomer.call('home.open', {})).notices;
  expect(notices.map(({ read }) => read)).toEqual([false, true]);
});
