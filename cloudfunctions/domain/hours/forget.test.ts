import { aPerson, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { aDay, anOffer } from '../../../tests/support/service-days';
import { aNeed, aStaffedDay, aVolunteer, storedDay } from '../shift/testing';
import type { Queue } from '../ticket/queue';
import { aClaim, aLedger, aShift } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.setClock(NOW));
afterAll(() => cloud.stop());

const storedQueue = async (id: string) =>
  (await cloud.database.find('queues', { _id: id }))[0] as unknown as Queue;
const hoursOf = (person: string) => cloud.database.find('hours', { person });

test('who erases themselves is named at no table and in no list, and the next in line has the place', async () => {
  const { queues } = await aDay(cloud, 'erased', [
    anOffer({ capacity: 1 }),
    anOffer({ kind: 'haircut', capacity: 1 }),
  ]);
  const [pressure, haircut] = queues.map(({ _id }) => _id) as [string, string];
  const staffed = await aStaffedDay(cloud, 'erased', [aNeed({ count: 1 })]);
  const person = await aVolunteer(cloud, {}, { name: '要走的人' });
  const [phone, next] = [cloud.as(person), cloud.as(await aVolunteer(cloud))];
  await phone.call('ticket.take', { queue: pressure });
  await next.call('ticket.wait', { queue: pressure });
  await next.call('ticket.take', { queue: haircut });
  await phone.call('ticket.wait', { queue: haircut });
  await phone.call('shift.signUp', { day: staffed._id, need: 'order' });
  await next.call('shift.wait', { day: staffed._id, need: 'order' });
  const served = {
    [`tickets.0.state`]: 'served',
    'tickets.0.note': '要坐着剪',
    'tickets.0.tell': person._id,
  };
  const past = (await aDay(cloud, 'erased', [anOffer()], { date: '2026-11-17' })).queues[0]?._id as string;
  const own = { ...(await storedQueue(pressure)).tickets[0] };
  await cloud.database.update('queues', { _id: past }, { $push: { tickets: own } });
  await cloud.database.update('queues', { _id: past }, { $set: served });
  const over = await aStaffedDay(cloud, 'erased', [aNeed()], { date: '2026-11-17' });
  await cloud.database.update(
    'days',
    { _id: over._id },
    { $set: { shifts: [aShift(person, { state: 'out' })] } },
  );

  await phone.call('community.erase', {});
  await phone.call('community.erase', {});
  const left = [...(await cloud.database.find('queues', {})), ...(await cloud.database.find('days', {}))];
  expect(JSON.stringify(left)).not.toMatch(/要走的人|要坐着剪/);
  expect((await storedQueue(past)).tickets).toMatchObject([
    { person: null, tell: null, home: null, name: '邻居' },
  ]);
  expect(await storedQueue(pressure)).toMatchObject({
    held: 1,
    tickets: [{ state: 'left' }],
    waiting: [{ state: 'offered' }],
  });
  expect(await storedQueue(haircut)).toMatchObject({
    waiting: [{ state: 'gone', holder: null, person: '' }],
  });
  expect(await storedDay(cloud, staffed._id)).toMatchObject({
    needs: [{ taken: 1 }],
    shifts: [{ state: 'dropped', name: '志愿者' }],
    waiting: [{ state: 'offered' }],
  });
});

test('a number taken for somebody else stays theirs, and is on no phone any more', async () => {
  const { queues } = await aDay(cloud, 'erased');
  const queue = queues[0]?._id as string;
  const phone = cloud.as(await aPerson(cloud));
  await phone.call('ticket.take', { queue });
  await cloud.database.update(
    'queues',
    { _id: queue },
    { $set: { 'tickets.0.person': null, 'tickets.0.name': '陈奶奶' } },
  );
  await phone.call('community.erase', {});
  expect((await storedQueue(queue)).tickets).toMatchObject([
    { state: 'waiting', tell: null, name: '陈奶奶' },
  ]);
});

test('served hours stay for the record and go when their time is up, unless the person came back', async () => {
  const [gone, back] = [await aVolunteer(cloud), await aVolunteer(cloud)];
  for (const person of [gone, back]) {
    await aLedger(cloud, person, '2026-11-17', aClaim(`kept-${person._id}`, '2026-11-17'));
    await cloud.as(person).call('community.erase', {});
  }
  await cloud.as(back).call('volunteer.save', { skills: [] });
  cloud.setClock(new Date('2029-11-20T04:00:00Z'));
  await cloud.cloud.fire('clock', 'days');
  expect(await hoursOf(gone._id)).toHaveLength(1);
  cloud.setClock(new Date('2029-11-25T04:00:00Z'));
  await cloud.cloud.fire('clock', 'days');
  expect(await hoursOf(gone._id)).toEqual([]);
  expect(await hoursOf(back._id)).toHaveLength(1);
  expect(await cloud.database.find('erasures', {})).toEqual([]);
});
