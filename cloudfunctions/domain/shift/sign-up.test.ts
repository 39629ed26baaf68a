import type { Document } from '../../../scripts/cloud/database/types';
import {
  aBuilding,
  anOpenid,
  aPerson,
  type Building,
  expectRefusal,
  makePerson,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aNeed, aStaffedDay, aVolunteer, storedDay, storedPerson } from './testing';

let cloud: TestCloud;
let building: Building;
let area: string;
beforeAll(async () => {
  cloud = await startTestCloud();
  building = await aBuilding(cloud);
  area = building.within[0] as string;
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.setClock(NOW));

/** People who volunteer, in one request. */
async function volunteers(count: number): Promise<PersonWithWeChat[]> {
  const volunteer = { skills: [], teams: [], qualifications: [], since: NOW };
  const people = Array.from({ length: count }, () => makePerson({ openid: anOpenid(), volunteer }));
  await cloud.database.insert('people', people as unknown as Document[]);
  return people;
}

test('a volunteer takes a place in four requests, may call numbers that day, and a repetition changes nothing', async () => {
  const day = await aStaffedDay(cloud, area, [aNeed()]);
  const person = await aVolunteer(cloud);
  const input = { day: day._id, need: 'order' };
  const phone = cloud.as(person);
  const { reply, record } = await phone.ask('shift.signUp', input, 'request-sign-1');
  expect(reply.ok).toBe(true);
  expect(record.requests).toBeLessThanOrEqual(4);
  await phone.call('shift.signUp', input, 'request-sign-1');
  await phone.call('shift.signUp', input);
  const stored = await storedDay(cloud, day._id);
  expect(stored.shifts).toMatchObject([{ person: person._id, need: 'order', state: 'confirmed' }]);
  expect(stored.needs[0]?.taken).toBe(1);
  expect((await storedPerson(cloud, person._id)).busy).toMatchObject([{ id: day._id, start: day.startsAt }]);
  expect(await cloud.database.find('queues', { day: day._id })).toMatchObject([{ helpers: [person._id] }]);
});

test.each([1, 2, 3, 4])('killed after request %i, the same call again does what is left', async (request) => {
  const day = await aStaffedDay(cloud, area, [aNeed()]);
  const person = await aVolunteer(cloud);
  const phone = cloud.as(person);
  const call = (verb: 'signUp' | 'drop') =>
    phone.call(`shift.${verb}`, { day: day._id, need: 'order' }, `request-${verb}-${request}`);
  for (const verb of ['signUp', 'drop'] as const) {
    cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
    await call(verb).catch(() => undefined);
    cloud.cloud.clearFaults();
    await call(verb);
    const [stored, { busy }] = [await storedDay(cloud, day._id), await storedPerson(cloud, person._id)];
    const here = verb === 'signUp' ? 1 : 0;
    expect(stored.shifts).toHaveLength(1);
    expect(stored.needs[0]?.taken).toBe(here);
    expect(busy).toHaveLength(here);
    const [queue] = await cloud.database.find('queues', { day: day._id });
    expect(queue?.helpers).toHaveLength(here);
  }
});

// The short bench has crowds of 300.
test('60 at the same instant: as many as there are places, nobody twice, and whoever was too late promised nothing', async () => {
  const day = await aStaffedDay(cloud, area, [aNeed({ count: 24 })]);
  const people = await volunteers(60);
  const input = { day: day._id, need: 'order' };
  const replies = await Promise.all(people.map((person) => cloud.as(person).ask('shift.signUp', input)));
  const { shifts, needs } = await storedDay(cloud, day._id);
  expect(shifts).toHaveLength(24);
  expect(needs[0]?.taken).toBe(24);
  const winners = new Set(shifts.map(({ person }) => person));
  expect(winners.size).toBe(24);
  expect(replies.filter(({ reply }) => reply.ok)).toHaveLength(24);
  for (const { reply } of replies) if (!reply.ok) expect(reply.say).toContain('候补');
  const busy = await cloud.database.find('people', { 'busy.id': day._id });
  expect(new Set(busy.map(({ _id }) => _id))).toEqual(winners);
});

test('two taps at once for two days at the same time: one promise, never a clash', async () => {
  for (let round = 0; round < 5; round++) {
    const first = await aStaffedDay(cloud, area, [aNeed()]);
    const second = await aStaffedDay(cloud, area, [aNeed()], { from: '10:00', to: '12:00' });
    const person = await aVolunteer(cloud);
    const taps = [first, second].map(({ _id }) =>
      cloud.as(person).ask('shift.signUp', { day: _id, need: 'order' }),
    );
    const replies = await Promise.all(taps);
    expect(replies.filter(({ reply }) => reply.ok)).toHaveLength(1);
    const days = await Promise.all([first, second].map(({ _id }) => storedDay(cloud, _id)));
    expect(days.flatMap(({ shifts }) => shifts)).toHaveLength(1);
    expect((await storedPerson(cloud, person._id)).busy).toHaveLength(1);
  }
});

test('whoever drops out makes room for the next in line, who has it offered until a deadline', async () => {
  const day = await aStaffedDay(cloud, area, [aNeed({ count: 1 })]);
  const [first, next, last] = await volunteers(3);
  const input = { day: day._id, need: 'order' };
  const as = (person?: PersonWithWeChat) => cloud.as(person as PersonWithWeChat);
  await as(first).call('shift.signUp', input);
  await expectRefusal(as(next).call('shift.signUp', input), 'later');
  await as(next).call('shift.wait', input);
  await as(next).call('shift.wait', input);
  await as(last).call('shift.wait', input);

  await as(first).call('shift.drop', input);
  await as(first).call('shift.drop', input);
  const offered = await storedDay(cloud, day._id);
  expect(offered.waiting.map(({ state }) => state)).toEqual(['offered', 'waiting']);
  expect(offered.needs[0]?.taken).toBe(1);
  expect((await storedPerson(cloud, first?._id as string)).busy).toEqual([]);
  await expectRefusal(as(await aVolunteer(cloud)).call('shift.signUp', input), 'later');
  expect(await as(next).call('shift.mine', {})).toMatchObject([{ state: 'offered' }]);

  await as(next).call('shift.accept', input);
  await as(next).call('shift.accept', input);
  const taken = await storedDay(cloud, day._id);
  expect(taken.shifts.map(({ state }) => state)).toEqual(['dropped', 'confirmed']);
  expect(taken.needs[0]?.taken).toBe(1);
  await expectRefusal(as(last).call('shift.accept', input), 'changed');
});

test('an offer nobody answers goes on to the next, and at the end to everybody', async () => {
  const day = await aStaffedDay(cloud, area, [aNeed({ count: 1 })]);
  const [first, next, last] = await volunteers(3);
  const input = { day: day._id, need: 'order' };
  const as = (person?: PersonWithWeChat) => cloud.as(person as PersonWithWeChat);
  await as(first).call('shift.signUp', input);
  await as(next).call('shift.wait', input);
  await as(last).call('shift.wait', input);
  await as(first).call('shift.drop', input);

  const later = async (hours: number) => {
    cloud.setClock(new Date(NOW.getTime() + hours * 3_600_000));
    await cloud.cloud.fire('clock', 'sweep');
  };
  await later(13);
  expect((await storedDay(cloud, day._id)).waiting.map(({ state }) => state)).toEqual(['gone', 'offered']);
  await later(20);
  const end = await storedDay(cloud, day._id);
  expect(end.waiting.map(({ state }) => state)).toEqual(['gone', 'gone']);
  expect(end.needs[0]?.taken).toBe(0);
});

test('a guardian signs a child up, and sees every child’s shifts, also of one with a phone', async () => {
  const parent = await aPerson(cloud, { building });
  const guardian = { person: parent._id, consentedAt: NOW };
  const { openid: _without, ...child } = makePerson({ name: '小朋友甲' });
  const volunteer = { skills: [], teams: [], qualifications: [], since: NOW, birth: '2020-05-01', guardian };
  await cloud.database.insert('people', [{ ...child, volunteer } as unknown as Document]);
  const day = await aStaffedDay(cloud, area, [aNeed()]);
  const input = { day: day._id, need: 'order', person: child._id };
  await expectRefusal(cloud.as(await aVolunteer(cloud)).call('shift.signUp', input), 'not-allowed');
  await cloud.as(parent).call('shift.signUp', input);
  expect(await cloud.as(parent).call('shift.mine', {})).toMatchObject([
    { personName: '小朋友甲', isMe: false, state: 'confirmed' },
  ]);
  const teenager = await aVolunteer(cloud, { birth: '2013-05-01', guardian });
  await cloud.as(teenager).call('shift.signUp', { day: day._id, need: 'order' });
  expect(await cloud.as(parent).call('shift.mine', {})).toHaveLength(2);
});
