import {
  aBuilding,
  anOwner,
  aStaff,
  type Building,
  expectRefusal,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';

let cloud: TestCloud;
let building: Building;
let community: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  building = await aBuilding(cloud);
  community = building.within[0] as string;
});
afterAll(() => cloud.stop());

const HOTLINE = { phone: '0571-00000001', hours: '昼夜有人接' };

test('staff set the number of their area; everybody who lives inside sees it, until it is taken back', async () => {
  const staff = cloud.as(await aStaff(cloud, community));
  const owner = cloud.as(await anOwner(cloud, building));
  const shown = async () => (await owner.call('home.open', {})).building?.hotline;

  await staff.call('community.setHotline', { area: community, hotline: HOTLINE });
  expect(await shown()).toEqual({ name: expect.any(String), ...HOTLINE });
  const changed = { phone: '12345', hours: '' };
  await staff.call('community.setHotline', { area: community, hotline: changed });
  expect(await shown()).toMatchObject(changed);
  await staff.call('community.setHotline', { area: community, hotline: null });
  expect(await shown()).toBeNull();
});

test('neither an owner nor a wrong number gets through', async () => {
  const owner = cloud.as(await anOwner(cloud, building));
  const asked = { area: community, hotline: HOTLINE };
  await expectRefusal(owner.call('community.setHotline', asked), 'not-allowed');
  const staff = cloud.as(await aStaff(cloud, community));
  const wrong = { area: community, hotline: { ...HOTLINE, phone: '110 找我' } };
  expect(await expectRefusal(staff.call('community.setHotline', wrong), 'bad-input')).toContain(
    '电话号码不对',
  );
});
