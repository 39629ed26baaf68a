import { randomUUID } from 'node:crypto';
import { aPerson, aStaff, NOW, type Phone, type TestCloud } from '..';
import type { TellingChange } from '../kill';
import { aDay, anOffer } from '../service-days';

const AREA = 'telling-tickets';
const LATE = new Date(NOW.getTime() - 60_000);

/** A queue of one place, somebody who has it, and two who wait for it. */
async function aFullQueue(cloud: TestCloud) {
  const helper = await aPerson(cloud);
  const { day, queues } = await aDay(cloud, AREA, [anOffer({ capacity: 1 })], { helpers: [helper._id] });
  const queue = queues[0]?._id as string;
  const [holder, first, second] = [await aPerson(cloud), await aPerson(cloud), await aPerson(cloud)];
  await cloud.as(holder).call('ticket.take', { queue });
  for (const person of [first, second]) await cloud.as(person).call('ticket.wait', { queue });
  const staff = cloud.as(await aStaff(cloud, AREA));
  return { day, queue, staff, helper: cloud.as(helper), holder, first, second };
}

type FullQueue = Awaited<ReturnType<typeof aFullQueue>>;

/** A change somebody makes of a full queue. */
function ofQueue(
  cloud: TestCloud,
  name: string,
  whose: (queue: FullQueue) => FullQueue['first'][],
  make: (queue: FullQueue, requestId: string) => Promise<unknown>,
  before: (queue: FullQueue) => Promise<unknown> = async () => undefined,
): TellingChange {
  return {
    name,
    function: 'api',
    async arrange() {
      const queue = await aFullQueue(cloud);
      await before(queue);
      const requestId = randomUUID();
      return { told: whose(queue), run: () => make(queue, requestId) };
    },
  };
}

const leave = (phone: Phone, queue: string, requestId?: string) =>
  phone.call('ticket.leave', { queue, number: 1 }, requestId);

/** What the queues of a service day tell, and the day itself. */
export function tickets(cloud: TestCloud): TellingChange[] {
  const reason = '下大雨';
  const everybody = ({ holder, first, second }: FullQueue) => [holder, first, second];
  return [
    ofQueue(
      cloud,
      'ticket.leave',
      ({ first }) => [first],
      ({ holder, queue }, requestId) => leave(cloud.as(holder), queue, requestId),
    ),
    ofQueue(
      cloud,
      'ticket.stopWaiting',
      ({ second }) => [second],
      ({ first, queue }, requestId) => cloud.as(first).call('ticket.stopWaiting', { queue }, requestId),
      ({ holder, queue }) => leave(cloud.as(holder), queue),
    ),
    ofQueue(
      cloud,
      'ticket.setCapacity',
      ({ first, second }) => [first, second],
      ({ helper, queue }, requestId) => helper.call('ticket.setCapacity', { queue, capacity: 3 }, requestId),
    ),
    ofQueue(
      cloud,
      'ticket.callNext',
      ({ holder }) => [holder],
      ({ helper, queue }, requestId) => helper.call('ticket.callNext', { queue, table: 1 }, requestId),
    ),
    ofQueue(
      cloud,
      'ticket.callAgain',
      ({ holder }) => [holder],
      ({ helper, queue }, requestId) => helper.call('ticket.callAgain', { queue, number: 1 }, requestId),
      ({ helper, queue }) => helper.call('ticket.callNext', { queue, table: 1 }),
    ),
    {
      name: 'an offer that ran out',
      function: 'clock',
      async arrange() {
        const { queue, holder, second } = await aFullQueue(cloud);
        await leave(cloud.as(holder), queue);
        await cloud.database.update('queues', { _id: queue }, { $set: { 'waiting.0.until': LATE } });
        return { told: [second], run: () => cloud.cloud.fire('clock', 'sweep') };
      },
    },
    ofQueue(cloud, 'serviceDay.cancel', everybody, ({ day, staff }, requestId) =>
      staff.call('serviceDay.cancel', { day: day._id, reason }, requestId),
    ),
    ofQueue(cloud, 'serviceDay.move', everybody, ({ day, staff }, requestId) => {
      const when = { date: '2026-11-25', from: '14:00', to: '16:00' };
      return staff.call('serviceDay.move', { day: day._id, ...when, reason }, requestId);
    }),
  ];
}
