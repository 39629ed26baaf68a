import {
  aPerson,
  aStaff,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { anOffer, aPoint } from '../../../tests/support/service-days';
import { instant } from '../../kernel/clock';
import { aNeed, aVolunteer } from '../shift/testing';
import type { Queue } from '../ticket/queue';
import type { Offer, ServiceDay } from './service-day';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

async function datesOf(series: string): Promise<string[]> {
  const days = await cloud.database.find('days', { series }, { order: { date: 1 } });
  return days.map(({ date }) => date as string);
}

/** A series every Wednesday from nine to eleven, begun by staff of the area; its next day; and how to change it. */
async function aWednesday(area: string, offers: Offer[]) {
  const point = await aPoint(cloud, area);
  const staff = cloud.as(await aStaff(cloud, area));
  const rule = { every: 'week', weekday: 3 } as const;
  const fields = { name: '周三见', rule, from: '09:00', to: '11:00', offers, onHolidays: false };
  const { series } = await staff.call('serviceDay.begin', { ...fields, point: point._id, area });
  const edit = (changed: Partial<typeof fields>, requestId?: string) =>
    staff.call('serviceDay.edit', { ...fields, ...changed, series }, requestId);
  const [date] = await datesOf(series);
  const day = `${series}.${date}`;
  return { staff, series, day, edit };
}

const queueOn = async (day: string, kind: string) =>
  (await cloud.database.find('queues', { _id: `${day}.${kind}` }))[0] as unknown as Queue | undefined;
const storedDay = async (day: string) =>
  (await cloud.database.find('days', { _id: day }))[0] as unknown as ServiceDay;

/** What this person was told of service days and offers. */
async function told({ _id }: PersonWithWeChat): Promise<string[]> {
  const inbox: string[] = [];
  for (const collection of ['queues', 'days']) {
    const documents = await cloud.database.find(collection, { 'outbox.to': _id });
    for (const { outbox } of documents as unknown as ServiceDay[]) {
      inbox.push(...outbox.filter(({ to }) => to === _id).map(({ text }) => text));
    }
  }
  return inbox;
}

test('a changed series: days still on it follow, the others are cancelled and told; ended, nothing is left', async () => {
  const point = await aPoint(cloud, 'edit');
  const staff = cloud.as(await aStaff(cloud, 'edit'));
  const fields = { name: '周二见', from: '09:00', to: '11:00', offers: [anOffer()], onHolidays: false };
  const { series } = await staff.call('serviceDay.begin', {
    ...fields,
    rule: { every: 'week', weekday: 3 },
    point: point._id,
    area: 'edit',
  });
  const [wednesday] = await datesOf(series);
  const queue = `${series}.${wednesday}.blood-pressure`;
  await cloud.as(await aPerson(cloud)).call('ticket.take', { queue });
  await staff.call('serviceDay.edit', {
    ...fields,
    series,
    rule: { every: 'week', weekday: 3 },
    from: '08:30',
  });
  const [followed] = await cloud.database.find('days', { _id: `${series}.${wednesday}` });
  expect(followed).toMatchObject({ state: 'planned', startsAt: instant(wednesday as string, '08:30') });
  expect(
    await staff.call('serviceDay.edit', { ...fields, series, rule: { every: 'week', weekday: 4 } }),
  ).toEqual({
    cancelled: 4,
  });
  expect(await cloud.database.find('days', { series, state: 'planned' })).toHaveLength(4);
  expect(await staff.call('serviceDay.end', { series })).toEqual({ cancelled: 4 });
  expect(await cloud.database.find('days', { series, state: 'planned' })).toEqual([]);
  expect(await staff.call('serviceDay.series', { area: 'edit' })).toMatchObject({
    series: [{ running: false, when: '每周四 09:00–11:00' }],
  });
});

test('a service that is new has its queue on the days that are planned, with those who work there', async () => {
  const { day, edit } = await aWednesday('new-service', [anOffer()]);
  await cloud.database.update('days', { _id: day }, { $set: { needs: [aNeed()] } });
  const helper = await aVolunteer(cloud);
  await cloud.as(helper).call('shift.signUp', { day, need: 'order' });
  await edit({ offers: [anOffer(), anOffer({ kind: 'haircut', capacity: 20 })] });
  expect(await queueOn(day, 'haircut')).toMatchObject({
    state: 'open',
    capacity: 20,
    order: 1,
    helpers: [helper._id],
  });
  expect(await cloud.as(await aPerson(cloud)).call('ticket.take', { queue: `${day}.haircut` })).toMatchObject(
    {
      number: 1,
    },
  );
});

test('a service that is dropped is off the planned days, and whoever counts on it is told, once', async () => {
  const offers = [anOffer(), anOffer({ kind: 'haircut', capacity: 1 }), anOffer({ kind: 'knife' })];
  const { day, edit } = await aWednesday('dropped-service', offers);
  const [first, second, other] = [await aPerson(cloud), await aPerson(cloud), await aPerson(cloud)];
  await cloud.as(first).call('ticket.take', { queue: `${day}.haircut` });
  await cloud.as(second).call('ticket.wait', { queue: `${day}.haircut` });
  await cloud.as(other).call('ticket.take', { queue: `${day}.blood-pressure` });
  await edit({ offers: [anOffer()] }, 'request-dropped');
  await edit({ offers: [anOffer()] }, 'request-dropped');
  expect(await queueOn(day, 'haircut')).toMatchObject({ state: 'cancelled' });
  expect(await queueOn(day, 'knife')).toBeUndefined();
  expect(await told(first)).toEqual([expect.stringContaining('理发不办了')]);
  expect(await told(second)).toHaveLength(1);
  expect(await told(other)).toEqual([]);
  await cloud.as(first).call('ticket.leave', { queue: `${day}.haircut`, number: 1 });
  expect((await queueOn(day, 'haircut'))?.waiting).toMatchObject([{ state: 'waiting' }]);
  await edit({ offers });
  expect(await queueOn(day, 'haircut')).toMatchObject({ state: 'open', waiting: [{ state: 'offered' }] });
  expect(await queueOn(day, 'knife')).toMatchObject({ state: 'open' });
});

test('more places go to the waiting list at once, also at the table; fewer take nobody’s number', async () => {
  const { staff, day, edit } = await aWednesday('places', [anOffer({ capacity: 1 })]);
  const queue = `${day}.blood-pressure`;
  const people = await Promise.all(Array.from({ length: 4 }, () => aPerson(cloud)));
  const [holder, ...hoping] = people.map((person) => cloud.as(person));
  await holder?.call('ticket.take', { queue });
  for (const phone of hoping) await phone.call('ticket.wait', { queue });
  await edit({ offers: [anOffer({ capacity: 3 })] });
  const raised = await queueOn(day, 'blood-pressure');
  expect(raised?.waiting.map(({ state }) => state)).toEqual(['offered', 'offered', 'waiting']);
  expect(raised).toMatchObject({ held: 3, capacity: 3 });
  expect(await told(people[1] as PersonWithWeChat)).toEqual([expect.stringContaining('多放了号')]);
  expect(await hoping[0]?.call('ticket.accept', { queue })).toMatchObject({ number: 2 });
  await edit({ offers: [anOffer({ capacity: 1 })] });
  const lowered = await queueOn(day, 'blood-pressure');
  expect(lowered).toMatchObject({
    held: 3,
    capacity: 1,
    tickets: [{ state: 'waiting' }, { state: 'waiting' }],
  });
  await staff.call('ticket.setCapacity', { queue, capacity: 4 });
  expect((await queueOn(day, 'blood-pressure'))?.waiting[2]).toMatchObject({ state: 'offered' });
});

test('new hours are told to everybody concerned; a day that was moved by hand keeps its own', async () => {
  const { staff, day, edit, series } = await aWednesday('hours', [anOffer()]);
  const person = await aPerson(cloud);
  await cloud.as(person).call('ticket.take', { queue: `${day}.blood-pressure` });
  const next = `${series}.${(await datesOf(series))[1]}`;
  const moved = { day: next, date: '2026-12-04', from: '14:00', to: '16:00', reason: '有会' };
  await staff.call('serviceDay.move', moved);
  await edit({ from: '08:30' }, 'request-hours');
  await edit({ from: '08:30' }, 'request-hours');
  expect(await told(person)).toEqual([expect.stringContaining('8:30')]);
  expect(await storedDay(next)).toMatchObject({ state: 'planned', startsAt: instant('2026-12-04', '14:00') });
  expect(await queueOn(next, 'blood-pressure')).toMatchObject({ startsAt: instant('2026-12-04', '14:00') });
});

test('another number of volunteers: the waiting list has the new places offered at once', async () => {
  const { staff, day } = await aWednesday('count', [anOffer()]);
  await cloud.database.update('days', { _id: day }, { $set: { needs: [aNeed({ count: 1 })] } });
  const people = await Promise.all(Array.from({ length: 4 }, () => aVolunteer(cloud)));
  const [first, ...others] = people.map((person) => cloud.as(person));
  await first?.call('shift.signUp', { day, need: 'order' });
  for (const phone of others) await phone.call('shift.wait', { day, need: 'order' });
  await staff.call('shift.setCount', { day, need: 'order', count: 3 }, 'request-count');
  await staff.call('shift.setCount', { day, need: 'order', count: 3 }, 'request-count');
  const { needs, waiting } = await storedDay(day);
  expect(needs).toMatchObject([{ count: 3, taken: 3 }]);
  expect(waiting.map(({ state }) => state)).toEqual(['offered', 'offered', 'waiting']);
  expect(await told(people[1] as PersonWithWeChat)).toHaveLength(1);
});

test('killed at any request of a change, the same call again does the rest', async () => {
  const offers = [anOffer({ capacity: 1 }), anOffer({ kind: 'haircut' })];
  for (const request of [2, 4, 6, 8, 10]) {
    const { day, edit } = await aWednesday(`killed-${request}`, offers);
    const [holder, hoping] = [await aPerson(cloud), await aPerson(cloud)];
    await cloud.as(holder).call('ticket.take', { queue: `${day}.blood-pressure` });
    await cloud.as(hoping).call('ticket.wait', { queue: `${day}.blood-pressure` });
    const changed = { offers: [anOffer({ capacity: 2 }), anOffer({ kind: 'knife' })], from: '08:00' };
    cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
    await edit(changed, 'request-killed').catch(() => undefined);
    cloud.cloud.clearFaults();
    await edit(changed, 'request-killed');
    expect(await queueOn(day, 'blood-pressure')).toMatchObject({
      held: 2,
      startsAt: (await storedDay(day)).startsAt,
      waiting: [{ state: 'offered' }],
    });
    expect(await queueOn(day, 'haircut')).toBeUndefined();
    expect(await queueOn(day, 'knife')).toMatchObject({ state: 'open' });
    expect((await told(holder)).filter((text) => text.includes('8:00'))).toHaveLength(1);
  }
});
