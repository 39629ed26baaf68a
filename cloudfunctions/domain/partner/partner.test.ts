import {
  aBuilding,
  anOpenid,
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

const property = { role: 'property' as const, ring: null, name: '横燕物业服务中心', lends: '水电维修' };

/** A unit that staff have registered, with its code. */
async function aRegistered() {
  const building = await aBuilding(cloud);
  const [community, area] = [building.within[0] as string, building.parent as string];
  const staff = cloud.as(await aStaff(cloud, community));
  const { partner } = await staff.call('partner.register', { area, ...property });
  await staff.call('partner.code', { partner });
  const [{ token } = { token: '' }] = await cloud.database.find('partners', { _id: partner });
  return { building, community, area, staff, partner, token: token as string };
}

test('staff register units and see those of every estate of theirs, who runs it first', async () => {
  const { community, area, staff, partner } = await aRegistered();
  const school = { area: community, role: 'partner' as const, name: '横燕路小学', lends: '操场' };
  await expectRefusal(staff.call('partner.register', { ...school, ring: null }), 'bad-input');
  await staff.call('partner.register', { ...school, ring: 'unit' }, 'register-once');
  await staff.call('partner.register', { ...school, ring: 'unit' }, 'register-once');
  const { partners } = await staff.call('partner.list', { area: community });
  expect(partners.map(({ name, kindName }) => [name, kindName])).toEqual([
    ['横燕物业服务中心', '物业'],
    ['横燕路小学', '辖区单位'],
  ]);
  await staff.call('partner.edit', { partner, name: '新物业', lends: '', closed: true });
  expect((await staff.call('partner.list', { area })).partners).toMatchObject([
    { name: '新物业', closed: true },
  ]);
  const stranger = cloud.as(await aStaff(cloud, 'elsewhere'));
  await expectRefusal(stranger.call('partner.list', { area }), 'not-allowed');
  await expectRefusal(stranger.call('partner.edit', { partner, ...property, closed: false }), 'not-allowed');
});

test('whoever scans the code speaks for the unit only after staff said yes, and no longer once they said no', async () => {
  const { staff, partner, token } = await aRegistered();
  const openid = anOpenid();
  const newcomer = cloud.as(openid);
  expect(await newcomer.call('partner.arrive', { token })).toMatchObject({ standing: 'new', nameless: true });
  await expectRefusal(newcomer.call('partner.join', { token }), 'bad-input');
  await newcomer.call('partner.join', { token, name: '物业戊' });
  expect(await newcomer.call('partner.join', { token })).toEqual({ standing: 'asking' });
  const person = personId(openid);
  expect(await staff.call('partner.open', { partner })).toMatchObject({
    members: [],
    asking: [{ id: person, name: '物业戊' }],
  });
  await expectRefusal(newcomer.call('partner.admit', { partner, person }), 'not-allowed');

  await staff.call('partner.admit', { partner, person });
  await staff.call('partner.admit', { partner, person });
  expect(await staff.call('partner.open', { partner })).toMatchObject({
    members: [{ id: person, name: '物业戊' }],
    asking: [],
  });
  expect(await newcomer.call('partner.arrive', { token })).toMatchObject({ standing: 'member' });
  expect(await cloud.database.find('events', { what: 'partner-admitted', person })).toHaveLength(1);

  await staff.call('partner.remove', { partner, person });
  expect((await staff.call('partner.open', { partner })).members).toEqual([]);
  expect((await newcomer.call('partner.arrive', { token })).standing).not.toBe('member');
});

test('nobody is admitted who did not ask; a member leaves on their own', async () => {
  const { staff, partner, token } = await aRegistered();
  const person = await aPerson(cloud);
  await staff.call('partner.admit', { partner, person: person._id });
  expect((await staff.call('partner.open', { partner })).members).toEqual([]);
  const phone = cloud.as(person);
  await phone.call('partner.join', { token });
  await staff.call('partner.admit', { partner, person: person._id });
  await phone.call('partner.leave', { partner });
  expect((await staff.call('partner.open', { partner })).members).toEqual([]);
});
