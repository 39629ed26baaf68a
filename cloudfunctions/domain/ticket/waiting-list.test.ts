import fc from 'fast-check';
import { aPerson, expectRefusal, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { aDay, anOffer } from '../../../tests/support/service-days';
import type { Queue } from './queue';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

async function aFullQueue(capacity = 1) {
  const { day, queues } = await aDay(cloud, 'waiting', [anOffer({ capacity })]);
  const queue = queues[0]?._id as string;
  const holders = [];
  for (let each = 0; each < capacity; each++) {
    const phone = cloud.as(await aPerson(cloud));
    await phone.call('ticket.take', { queue });
    holders.push(phone);
  }
  return { day: day._id, queue, holder: holders[0] as ReturnType<TestCloud['as']> };
}

const stored = async (id: string) =>
  (await cloud.database.find('queues', { _id: id }))[0] as unknown as Queue;

test('a place given back is offered to the first who waits, and kept for them', async () => {
  const { day, queue, holder } = await aFullQueue();
  const first = cloud.as(await aPerson(cloud));
  const second = cloud.as(await aPerson(cloud));
  await first.call('ticket.wait', { queue });
  await first.call('ticket.wait', { queue });
  await second.call('ticket.wait', { queue });
  await holder.call('ticket.leave', { queue, number: 1 });
  await holder.call('ticket.leave', { queue, number: 1 });
  expect((await first.call('ticket.mine', { day })).waiting).toMatchObject([
    { state: 'offered', until: NOW.getTime() + 10 * 60_000 },
  ]);
  await expectRefusal(cloud.as(await aPerson(cloud)).call('ticket.take', { queue }), 'later');
  await expectRefusal(second.call('ticket.accept', { queue }), 'later');
  expect(await first.call('ticket.accept', { queue }, 'request-accept')).toMatchObject({ number: 2 });
  expect(await first.call('ticket.accept', { queue }, 'request-accept')).toMatchObject({ number: 2 });
  expect(await stored(queue)).toMatchObject({ held: 1 });
});

test('an offer nobody answers goes to the next, and in the end to everybody', async () => {
  const { queue, holder } = await aFullQueue();
  const first = cloud.as(await aPerson(cloud));
  const second = cloud.as(await aPerson(cloud));
  await first.call('ticket.wait', { queue });
  await second.call('ticket.wait', { queue });
  await holder.call('ticket.leave', { queue, number: 1 });
  cloud.setClock(new Date(NOW.getTime() + 11 * 60_000));
  await cloud.cloud.fire('clock', 'sweep');
  await cloud.cloud.fire('clock', 'sweep');
  await expectRefusal(first.call('ticket.accept', { queue }), 'later');
  expect((await stored(queue)).waiting.map(({ state }) => state)).toEqual(['gone', 'offered']);
  await second.call('ticket.stopWaiting', { queue });
  expect(await stored(queue)).toMatchObject({ held: 0 });
  expect(await cloud.as(await aPerson(cloud)).call('ticket.take', { queue })).toMatchObject({ number: 2 });
});

test('nobody waits where there is a free place', async () => {
  const { queues } = await aDay(cloud, 'waiting');
  const queue = queues[0]?._id as string;
  await expectRefusal(cloud.as(await aPerson(cloud)).call('ticket.wait', { queue }), 'changed');
});

test('whatever happens at the same time, places held are numbers held and offers made', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => aPerson(cloud)));
  const step = fc.record({
    who: fc.nat({ max: 5 }),
    what: fc.constantFrom('take', 'leave', 'wait', 'accept', 'stopWaiting'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      async (capacity, rounds) => {
        const { day, queues } = await aDay(cloud, 'walk', [anOffer({ capacity })]);
        const queue = queues[0]?._id as string;
        for (const round of rounds) {
          await Promise.all(
            round.map(async ({ who, what }) => {
              const phone = cloud.as(people[who] as { openid: string });
              if (what !== 'leave') return phone.ask(`ticket.${what as 'take'}`, { queue });
              const [mine] = (await phone.call('ticket.mine', { day: day._id })).tickets;
              return mine && phone.ask('ticket.leave', { queue, number: mine.number });
            }),
          );
          const now = await stored(queue);
          const held = now.tickets.filter(({ holder }) => holder !== null).length;
          const offered = now.waiting.filter(({ state }) => state === 'offered').length;
          expect(now.held).toBe(held + offered);
          expect(now.held).toBeLessThanOrEqual(capacity);
          const holders = now.tickets.flatMap(({ holder }) => holder ?? []);
          expect(new Set(holders).size).toBe(holders.length);
        }
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
