import {
  aBuilding,
  anOpenid,
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

const group = (opengid: string) => ({ kind: 'group', opengid }) as const;

test('the owner binds the group they came from; later openers land in that building', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const before = await owner.call('community.arriveByGroup', { cloudId: owner.cloudId(group('g1')) });
  expect(before).toEqual({ arrival: null, mayBind: [building._id] });

  await owner.call('community.bindGroup', { cloudId: owner.cloudId(group('g1')), building: building._id });
  const opener = cloud.as(anOpenid());
  const after = await opener.call('community.arriveByGroup', { cloudId: opener.cloudId(group('g1')) });
  expect(after.arrival?.building.id).toBe(building._id);
  expect(after.mayBind).toEqual([]);
});

test('a group id sent as text, or a CloudID of somebody else, is not believed', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const other = cloud.as(await aPerson(cloud, { building }));
  for (const cloudId of ['g2', other.cloudId(group('g2'))]) {
    await expectRefusal(owner.call('community.bindGroup', { cloudId, building: building._id }), 'bad-input');
  }
});

test('only the owner binds, and a bound group is not taken over by another building', async () => {
  const building = await aBuilding(cloud);
  const other = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const rival = cloud.as(await anOwner(cloud, other));
  const resident = cloud.as(await aPerson(cloud, { building }));
  const bind = (phone: typeof owner, to: string) =>
    phone.call('community.bindGroup', { cloudId: phone.cloudId(group('g3')), building: to });

  await expectRefusal(bind(resident, building._id), 'not-allowed');
  await bind(owner, building._id);
  await bind(owner, building._id);
  await expectRefusal(bind(rival, other._id), 'already');
});
