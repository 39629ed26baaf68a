import {
  aBuilding,
  anElder,
  anOpenid,
  anOwner,
  aPerson,
  aStaff,
  expectRefusal,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { personId } from '../../kernel/ids';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

test('a stranger scans the code, sees who the owner is, picks a room and is in, in three requests', async () => {
  const building = await aBuilding(cloud);
  const card = { name: '群主 丙', phone: '13800000000', hours: '每天 8:00–20:00' };
  await anOwner(cloud, building, { card });
  const phone = cloud.as(anOpenid());

  const arrival = await phone.call('community.arrive', { token: building.token });
  expect(arrival.building.owners).toEqual([card]);
  expect(arrival.room).toBeNull();

  const { reply, record } = await phone.ask('community.join', { token: arrival.token, room: '１０２ 室' });
  expect(reply).toEqual({ ok: true, data: { building: building._id, room: '102' } });
  expect(record.requests).toBeLessThanOrEqual(3);
  expect((await phone.call('community.arrive', { token: building.token })).room).toBe('102');
});

test('nothing that leaves the cloud holds an openid', async () => {
  const building = await aBuilding(cloud);
  const owner = await anOwner(cloud, building);
  const phone = cloud.as(owner);
  const answers = [
    await phone.call('community.people', { building: building._id }),
    await phone.call('community.me', {}),
    await phone.call('home.open', {}),
  ];
  expect(JSON.stringify(answers)).not.toContain(owner.openid);
});

test('a double tap, and a call repeated after a lost answer, make one home', async () => {
  const building = await aBuilding(cloud);
  const openid = anOpenid();
  const phone = cloud.as(openid);
  const join = () => phone.call('community.join', { token: building.token, room: '101' });
  await Promise.all([join(), join(), join()]);
  await join();
  const [person] = await cloud.database.find('people', { _id: personId(openid) });
  expect(person?.homes).toHaveLength(1);
});

test('one person may have several homes, but not a room that does not exist', async () => {
  const first = await aBuilding(cloud);
  const second = await aBuilding(cloud);
  const phone = cloud.as(anOpenid());
  await phone.call('community.join', { token: first.token, room: '101' });
  await phone.call('community.join', { token: second.token, room: '102' });
  const say = await expectRefusal(
    phone.call('community.join', { token: first.token, room: '909' }),
    'bad-input',
  );
  expect(say).toContain('909');
  expect((await phone.call('community.me', {})).homes.map(({ room }) => room)).toEqual(['101', '102']);
});

test('who leaves may come back; who was removed may not, until the owner lets them in', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const person = await aPerson(cloud, { building, room: '103' });
  const household = `${building._id}.103`;
  const phone = cloud.as(person);
  const join = () => phone.call('community.join', { token: building.token, room: '103' });

  await phone.call('community.leave', { household });
  expect((await phone.call('home.open', {})).here).toBeNull();
  await join();

  await owner.call('community.remove', { person: person._id, household, reason: '不住在这里' });
  await expectRefusal(join(), 'removed');
  expect((await phone.call('community.arrive', { token: building.token })).removed).toBe('不住在这里');
  const seen = await owner.call('community.people', { building: building._id });
  expect(seen.removed.map(({ id }) => id)).toEqual([person._id]);

  await owner.call('community.readmit', { person: person._id, household });
  expect((await phone.call('home.open', {})).room).toBe('103');
});

test('a neighbour, and the owner of another building, can remove nobody', async () => {
  const building = await aBuilding(cloud);
  const person = await aPerson(cloud, { building });
  const neighbour = await aPerson(cloud, { building });
  const elsewhere = await anOwner(cloud, await aBuilding(cloud));
  const input = { person: person._id, household: `${building._id}.101`, reason: '试试' };
  for (const caller of [neighbour, elsewhere]) {
    await expectRefusal(cloud.as(caller).call('community.remove', input), 'not-allowed');
  }
});

test('somebody without WeChat is registered once, and is seen as such', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const input = { building: building._id, room: '104', name: '陈奶奶', phone: '13900000000' };
  const requestId = 'request-register-1';
  await owner.call('community.register', input, requestId);
  await owner.call('community.register', input, requestId);
  const { households } = await owner.call('community.people', { building: building._id });
  const people = households.find(({ room }) => room === '104')?.people ?? [];
  expect(people).toHaveLength(1);
  expect(people[0]).toMatchObject({ name: '陈奶奶', withoutWeChat: true, phone: '139****0000' });
});

test('a look at a number is recorded before the number is given', async () => {
  const building = await aBuilding(cloud);
  const owner = await anOwner(cloud, building);
  const person = await aPerson(cloud, { building, room: '105', phone: '13700000000' });
  const input = { person: person._id, household: `${building._id}.105` };
  expect(await cloud.as(owner).call('community.phone', input)).toEqual({ phone: '13700000000' });
  const looks = await cloud.database.find('events', { person: person._id, what: 'phone-seen' });
  expect(looks).toMatchObject([{ by: owner._id, area: building._id }]);
});

test('staff appoint and dismiss an owner; an owner cannot', async () => {
  const building = await aBuilding(cloud);
  const staff = cloud.as(await aStaff(cloud, building.within[0] as string));
  const person = await aPerson(cloud, { building });
  const input = { person: person._id, building: building._id };
  const phone = cloud.as(person);

  await staff.call('community.appoint', input);
  expect((await phone.call('home.open', {})).here?.as).toBe('owner');
  await expectRefusal(phone.call('community.appoint', input), 'not-allowed');

  await staff.call('community.dismiss', input);
  await expectRefusal(phone.call('community.people', { building: building._id }), 'not-allowed');
});

test('somebody without WeChat cannot own a group', async () => {
  const building = await aBuilding(cloud);
  const staff = await aStaff(cloud, building.within[0] as string);
  const elder = await anElder(cloud, building, '106', staff);
  const input = { person: elder._id, building: building._id };
  await expectRefusal(cloud.as(staff).call('community.appoint', input), 'bad-input');
});
