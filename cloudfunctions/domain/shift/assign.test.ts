import { templates } from '../../../miniprogram/lib/templates';
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
import { aTeam, type TestTeam } from '../volunteer/testing';
import { aNeed, aStaffedDay, aVolunteer, storedDay, storedPerson } from './testing';

let cloud: TestCloud;
let building: Building;
let team: TestTeam;
let leader: PersonWithWeChat;
let area: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  building = await aBuilding(cloud);
  area = building.within[0] as string;
});
beforeEach(async () => {
  cloud.setClock(NOW);
  team = await aTeam(cloud, area);
  leader = await aPerson(cloud, { volunteer: team.membership({ leader: true }) });
});
afterAll(() => cloud.stop());

const member = (skills: string[] = []) =>
  aVolunteer(cloud, team.membership({ skills }), { name: `会${skills.join()}` });
const haircut = aNeed({ id: 'hair', task: '理发', skill: 'haircut', count: 2 });
const dayOfTeam = () => aStaffedDay(cloud, area, [haircut], { team: team._id });

/** The tips of the messages this person got. */
function told({ openid }: PersonWithWeChat): string[] {
  const messages = cloud.cloud.messages().filter((message) => message.openid === openid);
  return messages.map(({ data }) => data.thing4?.value ?? '');
}

test('the leader sees whom to ask and why, asks, and is answered', async () => {
  const day = await dayOfTeam();
  const [best, other, unskilled] = [await member(['haircut']), await member(['haircut']), await member()];
  const position = { type: 'Point', coordinates: day.position.coordinates };
  await cloud.database.update('areas', { _id: building._id }, { $set: { position } });
  const { homes } = await aPerson(cloud, { building });
  await cloud.database.update('people', { _id: best._id }, { $set: { homes } });
  const phone = cloud.as(leader);
  const { reply, record } = await phone.ask('shift.assignment', { day: day._id, need: 'hair' });
  expect(record.requests).toBeLessThanOrEqual(3);
  if (!reply.ok) throw new Error(reply.say);
  const { candidates } = reply.data;
  expect(candidates[0]).toMatchObject({
    id: best._id,
    mayCome: true,
    reasons: ['那时有空', '会理发', '住 10 米外', '前后一个月没排过'],
  });
  expect(candidates.find(({ id }) => id === unskilled._id)).toMatchObject({ mayCome: false });
  expect(JSON.stringify(reply)).not.toContain(best.openid);

  const people = [best._id, other._id];
  await phone.call('shift.ask', { day: day._id, need: 'hair', people }, 'request-ask-1');
  await phone.call('shift.ask', { day: day._id, need: 'hair', people }, 'request-ask-1');
  const asked = await storedDay(cloud, day._id);
  expect(asked.shifts.map(({ state }) => state)).toEqual(['asked', 'asked']);
  expect(asked.needs[0]?.taken).toBe(2);
  expect((await phone.call('shift.risk', {}))[0]).toMatchObject({ day: day._id, missing: 2 });

  await cloud.as(best).call('shift.accept', { day: day._id, need: 'hair' });
  await cloud.as(other).call('shift.decline', { day: day._id, need: 'hair' });
  const answered = await storedDay(cloud, day._id);
  expect(answered.shifts.map(({ state }) => state)).toEqual(['confirmed', 'declined']);
  expect(answered.needs[0]?.taken).toBe(1);
  expect((await storedPerson(cloud, best._id)).busy).toHaveLength(1);
  expect((await phone.call('shift.risk', {}))[0]?.needs).toMatchObject([
    { confirmed: 1, unanswered: 0, missing: 1 },
  ]);
});

test('nobody is asked who may not come, nor more than there are places', async () => {
  const day = await dayOfTeam();
  const [a, b, c, unskilled] = [
    await member(['haircut']),
    await member(['haircut']),
    await member(['haircut']),
    await member(),
  ];
  const ask = (people: string[]) =>
    cloud.as(leader).call('shift.ask', { day: day._id, need: 'hair', people });
  expect(await expectRefusal(ask([unskilled._id]), 'changed')).toContain('理发');
  await expectRefusal(ask([a._id, b._id, c._id]), 'later');
  const crowd = await Promise.all(Array.from({ length: 20 }, () => member(['haircut'])));
  // Every instance is up, so that they all look before the first one asks.
  await Promise.all(crowd.map(() => cloud.as(leader).call('shift.risk', {})));
  await Promise.allSettled(crowd.map(({ _id }) => ask([_id])));
  const { shifts, needs } = await storedDay(cloud, day._id);
  expect(shifts).toHaveLength(2);
  expect(new Set(shifts.map(({ person }) => person)).size).toBe(2);
  expect(needs[0]?.taken).toBe(2);
});

test('asked for two days at the same time, one says yes to one of them', async () => {
  const [first, second] = [await dayOfTeam(), await dayOfTeam()];
  const person = await member(['haircut']);
  for (const { _id } of [first, second]) {
    await cloud.as(leader).call('shift.ask', { day: _id, need: 'hair', people: [person._id] });
  }
  const phone = cloud.as(person);
  await phone.call('shift.accept', { day: first._id, need: 'hair' });
  expect(
    await expectRefusal(phone.call('shift.accept', { day: second._id, need: 'hair' }), 'not-allowed'),
  ).toContain('撞');
  expect((await storedDay(cloud, second._id)).shifts).toMatchObject([{ state: 'asked' }]);
});

test('a member, and the leader of another team, plan nothing; staff do', async () => {
  const day = await dayOfTeam();
  const other = await aTeam(cloud, area);
  const stranger = await aPerson(cloud, { volunteer: other.membership({ leader: true }) });
  for (const caller of [await member(), stranger]) {
    await expectRefusal(cloud.as(caller).call('shift.assignment', { day: day._id }), 'not-allowed');
  }
  const staff = cloud.as(await aStaff(cloud, area));
  expect((await staff.call('shift.assignment', { day: day._id })).needs).toMatchObject([
    { id: 'hair', count: 2 },
  ]);
});

test('who drops out late leaves the leader told; the place is free', async () => {
  const day = await dayOfTeam();
  const person = await member(['haircut']);
  cloud.cloud.consent(leader.openid, templates.shift.id);
  const input = { day: day._id, need: 'hair' };
  await cloud.as(person).call('shift.signUp', input);
  cloud.setClock(new Date(day.startsAt.getTime() - 3 * 3_600_000));
  await cloud.as(person).call('shift.drop', input);
  const stored = await storedDay(cloud, day._id);
  expect(stored.needs[0]?.taken).toBe(0);
  expect(told(leader)).toEqual(['有人来不了，请再找一位']);
});

test('the evening before, everybody who said yes is reminded, once', async () => {
  const day = await dayOfTeam();
  const person = await member(['haircut']);
  await cloud.as(person).call('shift.signUp', { day: day._id, need: 'hair' });
  for (let consents = 0; consents < 3; consents++) cloud.cloud.consent(person.openid, templates.shift.id);
  for (const clock of ['12:00', '19:00', '19:05']) {
    cloud.setClock(new Date(`2026-11-24T${clock}:00+08:00`));
    await cloud.cloud.fire('clock', 'sweep');
  }
  expect(told(person)).toEqual(['明天见。来不了请点开说一声']);
});

test('a day that is cancelled gives everybody their time back', async () => {
  const day = await dayOfTeam();
  const person = await member(['haircut']);
  await cloud.as(person).call('shift.signUp', { day: day._id, need: 'hair' });
  const staff = cloud.as(await aStaff(cloud, area));
  await staff.call('serviceDay.cancel', { day: day._id, reason: '下大雨' });
  await cloud.cloud.fire('clock', 'sweep');
  expect((await storedPerson(cloud, person._id)).busy).toEqual([]);
  expect((await storedDay(cloud, day._id)).shifts).toMatchObject([{ state: 'released' }]);
});

test('a need is added from a day on, and its number never falls below who is coming', async () => {
  const day = await aStaffedDay(cloud, area, []);
  const staff = cloud.as(await aStaff(cloud, area));
  const need = { day: day._id, task: '维持秩序', skill: null, qualification: null, count: 2, onward: true };
  await staff.call('shift.addNeed', need, 'request-need-1');
  await staff.call('shift.addNeed', need, 'request-need-1');
  const [added] = (await storedDay(cloud, day._id)).needs;
  expect(added).toMatchObject({ task: '维持秩序', taken: 0 });
  expect((await cloud.database.find('series', { _id: day.series }))[0]?.needs).toMatchObject([{ count: 2 }]);
  const id = added?.id as string;
  for (const person of [await member(), await member()]) {
    await cloud.as(person).call('shift.signUp', { day: day._id, need: id });
  }
  await expectRefusal(staff.call('shift.setCount', { day: day._id, need: id, count: 1 }), 'changed');
  await staff.call('shift.setCount', { day: day._id, need: id, count: 3 });
});

test('staff hand a series to a team, whose leader plans from then on', async () => {
  const day = await aStaffedDay(cloud, area, [haircut]);
  await expectRefusal(cloud.as(leader).call('shift.assignment', { day: day._id }), 'not-allowed');
  const staff = cloud.as(await aStaff(cloud, area));
  await staff.call('shift.handTo', { day: day._id, team: team._id });
  await cloud.as(leader).call('shift.assignment', { day: day._id });
  await expectRefusal(cloud.as(leader).call('shift.handTo', { day: day._id, team: null }), 'not-allowed');
});
