import {
  aBuilding,
  anOwner,
  aPerson,
  expectRefusal,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

test('a number is given through WeChat, shown in part, and taken back', async () => {
  const phone = cloud.as(await aPerson(cloud, { building: await aBuilding(cloud) }));
  const cloudId = phone.cloudId({ kind: 'phone', number: '13800138000' });
  expect(await phone.call('community.givePhone', { cloudId })).toEqual({ phone: '138****8000' });
  expect((await phone.call('community.me', {})).phone).toBe('138****8000');
  await phone.call('community.forgetPhone', {});
  expect((await phone.call('community.me', {})).phone).toBeNull();
});

test('what an owner shows to everybody passes the content check first', async () => {
  const owner = cloud.as(await anOwner(cloud, await aBuilding(cloud)));
  const card = { name: '群主', phone: '13900000000', hours: '特3456书yuuo莞6543李zxcz蒜7782法fgnv级' };
  await expectRefusal(owner.call('community.showCard', card), 'content');
  expect((await owner.call('community.me', {})).card).toBeNull();
});

test('a name is how neighbours see one, and may be empty', async () => {
  const phone = cloud.as(await aPerson(cloud, { building: await aBuilding(cloud), name: '张叔' }));
  await phone.call('community.rename', { name: '老张' });
  expect((await phone.call('community.me', {})).name).toBe('老张');
  await phone.call('community.rename', { name: '' });
  expect((await phone.call('community.me', {})).name).toBe('');
});

test('only an owner has a public card, and it stands on the building', async () => {
  const building = await aBuilding(cloud);
  const card = { name: '群主 丁', phone: '13900000000', hours: '晚饭后' };
  await expectRefusal(
    cloud.as(await aPerson(cloud, { building })).call('community.showCard', card),
    'not-allowed',
  );
  const owner = cloud.as(await anOwner(cloud, building));
  await owner.call('community.showCard', card);
  expect((await owner.call('home.open', {})).building?.owners).toEqual([card]);
});

test('erasing leaves nothing but what the owner decided', async () => {
  const building = await aBuilding(cloud);
  const person = await aPerson(cloud, { building, phone: '13700000000', name: '李四' });
  const phone = cloud.as(person);
  await phone.call('community.erase', {});
  const [left] = await cloud.database.find('people', { _id: person._id });
  expect(left).toMatchObject({ name: '', homes: [], grants: [], past: [] });
  expect(left).not.toHaveProperty('phone');
});
