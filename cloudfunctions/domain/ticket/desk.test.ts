import { aPerson, aStaff, expectRefusal, startTestCloud, type TestCloud } from '../../../tests/support';
import { aDay, anOffer } from '../../../tests/support/service-days';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

/** A queue with so many people in it, and somebody who works at the table. */
async function aDesk(people: number, offer = anOffer()) {
  const helper = await aPerson(cloud);
  const { day, queues } = await aDay(cloud, 'desk', [offer], { helpers: [helper._id] });
  const queue = queues[0]?._id as string;
  const residents = [];
  for (let each = 0; each < people; each++) {
    const resident = await aPerson(cloud, { name: `住户 ${each + 1}` });
    await cloud.as(resident).call('ticket.take', { queue });
    residents.push(resident);
  }
  const phones = residents.map((resident) => cloud.as(resident));
  return { desk: cloud.as(helper), day: day._id, queue, residents, phones };
}

const mineOf = async (phone: ReturnType<TestCloud['as']>, day: string) =>
  (await phone.call('ticket.mine', { day })).tickets[0];

test('call next in two requests, tells the phone, and moves everybody up', async () => {
  const { desk, day, queue, phones, residents } = await aDesk(3);
  cloud.cloud.consent(residents[0]?.openid as string, 'loulijian-called');
  const { reply, record } = await desk.ask('ticket.callNext', { queue, table: 2 });
  expect(reply).toMatchObject({ data: { number: 1 } });
  expect(record.requests).toBeLessThanOrEqual(2);
  expect(cloud.cloud.messages().at(-1)).toMatchObject({ openid: residents[0]?.openid });
  expect(await mineOf(phones[0] as never, day)).toMatchObject({ state: 'called', table: 2 });
  expect(await mineOf(phones[2] as never, day)).toMatchObject({ before: 1, calling: 1, minutes: 3 });
  expect(await desk.call('ticket.openDesk', { day })).toMatchObject({
    queues: [
      { called: [{ number: 1, name: '住户 1', table: 2 }], next: [{ number: 2 }, { number: 3 }], waiting: 2 },
    ],
  });
  expect(await desk.call('ticket.screen', { day })).toMatchObject({
    queues: [{ calling: 1, table: 2, next: 2, waiting: 2 }],
  });
});

test('a call that is repeated, its answer lost, calls nobody else', async () => {
  const { desk, queue, day } = await aDesk(2);
  for (const _again of [1, 2]) {
    expect(await desk.call('ticket.callNext', { queue, table: 1 }, 'call-request')).toEqual({ number: 1 });
  }
  expect(await desk.call('ticket.openDesk', { day })).toMatchObject({ queues: [{ waiting: 1 }] });
  expect(await desk.call('ticket.callNext', { queue, table: 1 })).toEqual({ number: 2 });
  expect(await desk.call('ticket.callNext', { queue, table: 1 })).toEqual({ number: null });
});

test('two tables at the same moment never call the same number', async () => {
  const { desk, queue } = await aDesk(6, anOffer({ tables: 3 }));
  const called = await Promise.all(
    [1, 2, 3].map((table) => desk.ask('ticket.callNext', { queue, table }).then(({ reply }) => reply)),
  );
  const numbers = called.flatMap((reply) => (reply.ok ? [reply.data.number] : []));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(0);
});

test('skipped and back, later and back: the number stays and comes next', async () => {
  const { desk, day, queue, phones } = await aDesk(3);
  const [first, second] = phones as [ReturnType<TestCloud['as']>, ReturnType<TestCloud['as']>];
  await desk.call('ticket.callNext', { queue, table: 1 });
  await desk.call('ticket.skip', { queue, number: 1 });
  await second.call('ticket.later', { queue, number: 2 });
  expect(await mineOf(first, day)).toMatchObject({ state: 'skipped' });
  expect(await desk.call('ticket.callNext', { queue, table: 1 })).toEqual({ number: 3 });
  await first.call('ticket.back', { queue, number: 1 });
  await desk.call('ticket.back', { queue, number: 2 });
  expect(await mineOf(second, day)).toMatchObject({ state: 'waiting', before: 1 });
  expect(await desk.call('ticket.callNext', { queue, table: 1 })).toEqual({ number: 1 });
});

test('served, and one tap of satisfaction by nobody else', async () => {
  const { desk, day, queue, phones } = await aDesk(2);
  const [first, second] = phones as [ReturnType<TestCloud['as']>, ReturnType<TestCloud['as']>];
  await desk.call('ticket.callNext', { queue, table: 1 });
  await desk.call('ticket.serve', { queue, number: 1, note: '下次带老花镜' });
  await desk.call('ticket.serve', { queue, number: 1 });
  await first.call('ticket.rate', { queue, number: 1, satisfaction: 3 });
  expect(await mineOf(first, day)).toMatchObject({ state: 'served', satisfaction: 3 });
  await expectRefusal(second.call('ticket.rate', { queue, number: 1, satisfaction: 1 }), 'not-allowed');
  await expectRefusal(first.call('ticket.leave', { queue, number: 1 }), 'changed');
  await expectRefusal(desk.call('ticket.skip', { queue, number: 1 }), 'changed');
});

test('a break: nobody is called; closed: no more numbers, those waiting are called', async () => {
  const { desk, queue } = await aDesk(1);
  const late = cloud.as(await aPerson(cloud));
  await desk.call('ticket.pause', { queue });
  await expectRefusal(desk.call('ticket.callNext', { queue, table: 1 }), 'later');
  expect(await late.call('ticket.take', { queue })).toMatchObject({ number: 2 });
  await desk.call('ticket.resume', { queue });
  await desk.call('ticket.close', { queue });
  await expectRefusal(cloud.as(await aPerson(cloud)).call('ticket.take', { queue }), 'later');
  expect(await desk.call('ticket.callNext', { queue, table: 1 })).toEqual({ number: 1 });
});

test('the table is for helpers of the day and staff of the place', async () => {
  const { day, queue, phones } = await aDesk(1);
  const [resident] = phones as [ReturnType<TestCloud['as']>];
  await expectRefusal(resident.call('ticket.openDesk', { day }), 'not-allowed');
  await expectRefusal(resident.call('ticket.callNext', { queue, table: 1 }), 'not-allowed');
  await expectRefusal(resident.call('ticket.close', { queue }), 'not-allowed');
  const staff = cloud.as(await aStaff(cloud, 'desk'));
  expect(await staff.call('ticket.callNext', { queue, table: 1 })).toEqual({ number: 1 });
  const elsewhere = cloud.as(await aStaff(cloud, 'other'));
  await expectRefusal(elsewhere.call('ticket.skip', { queue, number: 1 }), 'not-allowed');
});
