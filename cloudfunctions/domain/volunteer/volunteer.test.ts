import {
  aBuilding,
  anOpenid,
  aPerson,
  aStaff,
  type Building,
  expectRefusal,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { personId } from '../../kernel/ids';
import { aTeam } from './testing';

let cloud: TestCloud;
let building: Building;
beforeAll(async () => {
  cloud = await startTestCloud();
  building = await aBuilding(cloud);
});
afterAll(() => cloud.stop());

const community = () => building.within[0] as string;

test('a stranger scans the team code, sees who leads it, and is in once however often they tap', async () => {
  const team = await aTeam(cloud, community(), { squads: 2 });
  await aPerson(cloud, { name: '队长甲', volunteer: team.membership({ leader: true }) });
  const openid = anOpenid();
  const phone = cloud.as(openid);

  const arrival = await phone.call('volunteer.arrive', { token: team.token });
  expect(arrival).toMatchObject({ name: team.name, nameless: true, leaders: ['队长甲'] });
  expect(arrival.squads).toHaveLength(2);
  expect(arrival.people).toMatchObject([{ isMe: true, joined: false }]);

  const squad = arrival.squads[1]?.id as string;
  await expectRefusal(phone.call('volunteer.join', { token: team.token, squad }), 'bad-input');
  const join = () => phone.call('volunteer.join', { token: team.token, squad, name: '志愿者甲' });
  await Promise.all([join(), join(), join()]);
  const [person] = await cloud.database.find('people', { _id: personId(openid) });
  expect(person).toMatchObject({ name: '志愿者甲' });
  expect(person?.volunteer).toMatchObject({ teams: [{ team: team._id, squad, leader: false }] });
});

test('the skills one ticks are kept, and shown beside the teams', async () => {
  const team = await aTeam(cloud, community());
  const phone = cloud.as(await aPerson(cloud, { building }));
  await phone.call('volunteer.save', { skills: ['haircut', 'chat'] });
  await phone.call('volunteer.join', { token: team.token, squad: null });
  const { me, volunteers } = await phone.call('volunteer.me', {});
  expect(volunteers).toBe(true);
  expect(me.skills).toEqual(['haircut', 'chat']);
  expect(me.teams).toEqual([{ team: team._id, name: team.name, squad: null, leader: false }]);
  await phone.call('volunteer.leave', { team: team._id });
  expect((await phone.call('volunteer.me', {})).me.teams).toEqual([]);
});

test('a guardian registers a child of seven, who is in the team through them alone', async () => {
  const team = await aTeam(cloud, community());
  const parent = await aPerson(cloud, { building, room: '101' });
  const phone = cloud.as(parent);
  const input = { name: '小朋友甲', birth: '2019-05-01', household: `${building._id}.101` };
  const { person } = await phone.call('volunteer.registerChild', input, 'request-child-1');
  await phone.call('volunteer.registerChild', input, 'request-child-1');
  await phone.call('volunteer.join', { token: team.token, squad: null, person });
  const { children } = await phone.call('volunteer.me', {});
  expect(children).toMatchObject([
    { name: '小朋友甲', minor: true, lacksConsent: false, teams: [{ team: team._id }] },
  ]);

  const neighbour = cloud.as(await aPerson(cloud, { building, room: '102' }));
  await expectRefusal(
    neighbour.call('volunteer.join', { token: team.token, squad: null, person }),
    'not-allowed',
  );
});

test('a grown-up is not registered as a child, and nobody for a home that is not theirs', async () => {
  const phone = cloud.as(await aPerson(cloud, { building, room: '103' }));
  const input = { name: '甲', birth: '2000-01-01', household: `${building._id}.103` };
  await expectRefusal(phone.call('volunteer.registerChild', input), 'bad-input');
  const elsewhere = { ...input, birth: '2019-05-01', household: `${building._id}.104` };
  await expectRefusal(phone.call('volunteer.registerChild', elsewhere), 'not-joined');
});

test('somebody of twelve waits until an adult of the same household consents; the consent is on record', async () => {
  const child = await aPerson(cloud, { building, room: '105' });
  await cloud.as(child).call('volunteer.sayMinor', { birth: '2014-03-01' });
  expect((await cloud.as(child).call('volunteer.me', {})).me).toMatchObject({
    minor: true,
    lacksConsent: true,
  });
  const stranger = await aPerson(cloud, { building, room: '106' });
  await expectRefusal(cloud.as(stranger).call('volunteer.consent', { child: child._id }), 'not-allowed');
  await expectRefusal(cloud.as(child).call('volunteer.consent', { child: child._id }), 'not-allowed');

  const parent = await aPerson(cloud, { building, room: '105' });
  expect((await cloud.as(parent).call('volunteer.me', {})).asking).toMatchObject([{ id: child._id }]);
  await cloud.as(parent).call('volunteer.consent', { child: child._id });
  expect((await cloud.as(child).call('volunteer.me', {})).me.lacksConsent).toBe(false);
  const events = await cloud.database.find('events', { person: child._id });
  expect(events).toMatchObject([{ what: 'guardian-consented', by: parent._id }]);

  await cloud.as(parent).call('volunteer.withdrawConsent', { child: child._id });
  expect((await cloud.as(child).call('volunteer.me', {})).me.lacksConsent).toBe(true);
});

test('a child cannot say another age, nor be under eight with a phone of their own', async () => {
  const child = await aPerson(cloud, { building, room: '201' });
  const phone = cloud.as(child);
  await expectRefusal(phone.call('volunteer.sayMinor', { birth: '2020-03-01' }), 'bad-input');
  await phone.call('volunteer.sayMinor', { birth: '2014-03-01' });
  await expectRefusal(phone.call('volunteer.sayMinor', { birth: '2009-03-01' }), 'already');
});

test('staff write down a qualification until its day; a leader sees it, a member sees no list', async () => {
  const team = await aTeam(cloud, community());
  const staff = cloud.as(await aStaff(cloud, community()));
  const leader = await aPerson(cloud, { volunteer: team.membership({ leader: true }) });
  const member = await aPerson(cloud, { volunteer: team.membership() });
  const input = { team: team._id, person: member._id, kind: 'children' as const, until: '2027-11-24' };
  await staff.call('volunteer.qualify', input);
  await expectRefusal(staff.call('volunteer.qualify', { ...input, until: '2027-11-25' }), 'bad-input');
  await expectRefusal(cloud.as(leader).call('volunteer.qualify', input), 'not-allowed');

  const seen = await cloud.as(leader).call('volunteer.team', { team: team._id });
  expect(seen.members.find(({ id }) => id === member._id)?.qualifications).toMatchObject([
    { kind: 'children', state: 'valid', until: '2027-11-24' },
  ]);
  expect(JSON.stringify(seen)).not.toContain(member.openid);
  await expectRefusal(cloud.as(member).call('volunteer.team', { team: team._id }), 'not-allowed');
});

test('staff make a leader, who may then show the code; the code stays the same', async () => {
  const team = await aTeam(cloud, community(), { token: null });
  const staff = cloud.as(await aStaff(cloud, community()));
  const person = await aPerson(cloud, { volunteer: team.membership() });
  const phone = cloud.as(person);
  await expectRefusal(phone.call('volunteer.code', { team: team._id }), 'not-allowed');
  await staff.call('volunteer.appointLeader', { team: team._id, person: person._id });
  const first = await phone.call('volunteer.code', { team: team._id });
  expect(await phone.call('volunteer.code', { team: team._id })).toEqual(first);
  await staff.call('volunteer.dismissLeader', { team: team._id, person: person._id });
  await expectRefusal(phone.call('volunteer.code', { team: team._id }), 'not-allowed');
});

test('staff see the teams inside their area and no others', async () => {
  const team = await aTeam(cloud, building._id);
  const staff = cloud.as(await aStaff(cloud, community()));
  const elsewhere = await aTeam(cloud, `${community()}-other`);
  const ids = (await staff.call('volunteer.teams', { area: community() })).map(({ id }) => id);
  expect(ids).toContain(team._id);
  expect(ids).not.toContain(elsewhere._id);
});
