import {
  aBuilding,
  anElder,
  anOpenid,
  anOwner,
  aPerson,
  expectRefusal,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aDay, anOffer } from '../../../tests/support/service-days';
import type { Queue } from './queue';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

async function stored(id: string): Promise<Queue> {
  const [queue] = await cloud.database.find('queues', { _id: id });
  return queue as unknown as Queue;
}

async function crowd(count: number, capacity: number) {
  const { queues } = await aDay(cloud, 'crowd', [anOffer({ capacity })]);
  const queue = queues[0]?._id as string;
  const replies = await Promise.all(
    Array.from({ length: count }, () => cloud.as(anOpenid()).ask('ticket.take', { queue })),
  );
  const numbers = replies.flatMap(({ reply }) => (reply.ok ? [reply.data.number] : []));
  return { queue: await stored(queue), numbers: numbers.sort((a, b) => a - b), replies };
}

// The short bench has crowds of 300.
test.each([1, 7, 40, 60])(
  'never more numbers than %i places',
  async (capacity) => {
    const { numbers, queue, replies } = await crowd(60, capacity);
    expect(numbers).toEqual(Array.from({ length: capacity }, (_, index) => index + 1));
    expect(queue.tickets).toHaveLength(capacity);
    expect(queue.held).toBe(capacity);
    for (const { reply } of replies) if (!reply.ok) expect(reply.say).toContain('候补');
  },
  60_000,
);

test.each([10, 2000])('a number in a queue of %i costs three requests', async (length) => {
  const { queues } = await aDay(cloud, 'long', [anOffer({ capacity: 3000, tables: 2 })]);
  const queue = queues[0]?._id as string;
  const ticket = {
    person: null,
    holder: null,
    tell: null,
    name: '甲',
    state: 'waiting',
    by: 'x',
    at: new Date(0),
  };
  const tickets = Array.from({ length }, (_, index) => ({ ...ticket, requestId: `seeded-${index}` }));
  await cloud.database.update('queues', { _id: queue }, { $set: { tickets, held: length } });
  const { reply, record } = await cloud.as(await aPerson(cloud)).ask('ticket.take', { queue });
  expect(reply).toMatchObject({
    ok: true,
    data: { number: length + 1, before: length, minutes: (length / 2) * 3 },
  });
  expect(record.requests).toBeLessThanOrEqual(3);
});

test('two taps, a repeated call, a second try: one number', async () => {
  const { queues } = await aDay(cloud, 'twice');
  const queue = queues[0]?._id as string;
  const phone = cloud.as(await aPerson(cloud));
  const taken = await Promise.all([
    phone.call('ticket.take', { queue }, 'request-take-1'),
    phone.call('ticket.take', { queue }, 'request-take-1'),
    phone.call('ticket.take', { queue }, 'request-take-2'),
  ]);
  expect(taken.map(({ number }) => number)).toEqual([1, 1, 1]);
  expect((await stored(queue)).held).toBe(1);
});

test('a service without numbers ahead wants the code of the point', async () => {
  const { queues, point } = await aDay(cloud, 'here', [anOffer({ ahead: false })]);
  const queue = queues[0]?._id as string;
  const phone = cloud.as(await aPerson(cloud));
  expect(await expectRefusal(phone.call('ticket.take', { queue }), 'later')).toContain('现场');
  expect(await phone.call('ticket.take', { queue, token: point.token })).toMatchObject({ number: 1 });
});

test('an elder without a phone: a helper finds them by building and name; family takes it too; a stranger does not', async () => {
  const building = await aBuilding(cloud, { estate: 'elders.east' });
  const owner = await anOwner(cloud, building);
  const elder = await anElder(cloud, building, building.rooms[3] as string, owner);
  const { day, queues } = await aDay(cloud, 'elders', [anOffer(), anOffer({ kind: 'haircut' })], {
    helpers: [owner._id],
  });
  const helper = cloud.as(owner);
  const [pressure, haircut] = queues.map(({ _id }) => _id) as [string, string];

  expect(await helper.call('ticket.buildings', { day: day._id })).toMatchObject([{ id: building._id }]);
  const found = await helper.call('ticket.elders', { day: day._id, building: building._id });
  expect(found).toEqual([{ id: elder._id, name: elder.name, room: building.rooms[3] }]);
  const { reply, record } = await helper.ask('ticket.takeFor', { queue: pressure, person: elder._id });
  expect(reply).toMatchObject({ data: { number: 1 } });
  expect(record.requests).toBeLessThanOrEqual(3);

  const family = cloud.as(await aPerson(cloud, { building, room: building.rooms[3] }));
  expect(await family.call('ticket.family', {})).toEqual(found);
  expect(await family.call('ticket.takeFor', { queue: haircut, person: elder._id })).toMatchObject({
    number: 1,
  });
  expect(await family.call('ticket.mine', { day: day._id })).toMatchObject({
    tickets: [{ number: 1, forName: elder.name, service: '理发' }],
  });

  const card = { person: elder._id, household: elder.homes[0]?.household as string };
  expect(await helper.call('ticket.card', card)).toMatchObject({ name: elder.name });

  const stranger = cloud.as(await aPerson(cloud, { building }));
  expect(await stranger.call('ticket.family', {})).toEqual([]);
  await expectRefusal(stranger.call('ticket.card', card), 'not-allowed');
  await expectRefusal(stranger.call('ticket.takeFor', { queue: haircut, person: elder._id }), 'not-allowed');
  await expectRefusal(
    stranger.call('ticket.elders', { day: day._id, building: building._id }),
    'not-allowed',
  );
});

test('by name only: at the table any number of people, a family one for its elder', async () => {
  const building = await aBuilding(cloud, { estate: 'names.east' });
  const owner = await anOwner(cloud, building);
  const { queues } = await aDay(cloud, 'names', [anOffer()], { helpers: [owner._id] });
  const queue = queues[0]?._id as string;
  const byName = (who: Parameters<TestCloud['as']>[0], name: string) =>
    cloud.as(who).call('ticket.takeByName', { queue, name, building: '3 幢' });
  const family = await aPerson(cloud, { building });
  expect(await byName(owner, '陈奶奶')).toMatchObject({ number: 1 });
  expect(await byName(owner, '李爷爷')).toMatchObject({ number: 2 });
  expect(await byName(family, '妈妈')).toMatchObject({ number: 3 });
  expect(await byName(family, '妈妈')).toMatchObject({ number: 3 });
  expect((await stored(queue)).tickets[0]?.name).toBe('3 幢 陈奶奶');
});
