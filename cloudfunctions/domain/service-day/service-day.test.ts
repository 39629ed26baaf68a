import {
  aBuilding,
  aPerson,
  aStaff,
  expectRefusal,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aDay, anOffer, aPoint, aSeries } from '../../../tests/support/service-days';
import { instant } from '../../kernel/clock';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

async function datesOf(series: string): Promise<string[]> {
  const days = await cloud.database.find('days', { series }, { order: { date: 1 } });
  return days.map(({ date }) => date as string);
}

const generate = async () => (await cloud.cloud.fire('clock', 'days')).result as { planned: number };

test('the daily round plans four weeks, once however often it runs, and leaves out public holidays', async () => {
  const point = await aPoint(cloud, 'plan');
  const offers = [anOffer(), anOffer({ kind: 'haircut' })];
  const weekly = await aSeries(cloud, point, { offers });
  const daily = await aSeries(cloud, point, { rule: { every: 'month-day', day: 1 } });
  await aSeries(cloud, point, { running: false });
  cloud.setClock(instant('2026-12-08', '03:15'));
  const [first, second] = await Promise.all([generate(), generate()]);
  expect(first.planned + second.planned).toBe(4);
  expect(await generate()).toEqual({ planned: 0 });
  expect(await datesOf(weekly._id)).toEqual(['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']);
  expect(await datesOf(daily._id)).toEqual([]);
  const queues = await cloud.database.find('queues', { day: `${weekly._id}.2026-12-08` });
  expect(queues.map(({ kind }) => kind).sort()).toEqual(['blood-pressure', 'haircut']);
  cloud.setClock(instant('2026-11-24', '09:00'));
});

test('the nearest point comes first, with its soonest day; other communities do not show', async () => {
  const building = await aBuilding(cloud, { estate: 'near.east' });
  const here = { type: 'Point' as const, coordinates: [120.17, 30.26] as [number, number] };
  await cloud.database.update('areas', { _id: building._id }, { $set: { position: here } });
  const far = await aPoint(cloud, 'near', {
    name: '远处',
    position: { type: 'Point', coordinates: [120.18, 30.26] },
  });
  const near = await aPoint(cloud, 'near', {
    name: '近处',
    position: { type: 'Point', coordinates: [120.171, 30.26] },
  });
  const elsewhere = await aPoint(cloud, 'elsewhere');
  const staff = cloud.as(await aStaff(cloud, 'near'));
  const base = { name: '周二见', from: '09:00', to: '11:00', offers: [anOffer()], onHolidays: false };
  for (const point of [far, near])
    await staff.call('serviceDay.begin', {
      ...base,
      rule: { every: 'week', weekday: 2 },
      point: point._id,
      area: 'near',
    });
  await aSeries(cloud, elsewhere);
  const resident = cloud.as(await aPerson(cloud, { building }));
  const { reply, record } = await resident.ask('serviceDay.upcoming', { area: building._id });
  if (!reply.ok) throw new Error(reply.say);
  expect(record.requests).toBeLessThanOrEqual(2);
  expect(reply.data.points.map(({ pointName }) => pointName)).toEqual(['近处', '远处']);
  const [point] = reply.data.points;
  expect(point?.metres).toBeGreaterThan(90);
  expect(point?.metres).toBeLessThan(100);
  expect(point?.days).toHaveLength(4);
  expect(point?.days[0]).toMatchObject({
    startsAt: instant('2026-11-24', '09:00').getTime(),
    services: [{ name: '量血压', left: 100, waiting: 0, refusal: null, mine: null }],
  });
  const arranged = await staff.call('serviceDay.upcoming', { area: 'near' });
  expect(arranged).toMatchObject({ arranges: true, points: [{ metres: null }, { metres: null }] });
  expect(await resident.call('home.open', {})).toMatchObject({
    nextDay: { pointName: '近处', name: '周二见', startsAt: instant('2026-11-24', '09:00').getTime() },
  });
});

test('a cancelled day is told to whoever has a number, and gives out no more', async () => {
  const { day, queues, point } = await aDay(cloud, 'cancel', [anOffer({ capacity: 1 })]);
  const queue = queues[0]?._id as string;
  const [resident, hoping] = [await aPerson(cloud), await aPerson(cloud)];
  await cloud.as(resident).call('ticket.take', { queue });
  await cloud.as(hoping).call('ticket.wait', { queue });
  // Two consents each: a repeated call would have one to use.
  for (const { openid } of [resident, hoping, resident, hoping]) cloud.cloud.consent(openid, 'loulijian-day');
  const cancel = { day: day._id, reason: '驿站停电' };
  await expectRefusal(cloud.as(resident).call('serviceDay.cancel', cancel), 'not-allowed');
  const staff = cloud.as(await aStaff(cloud, 'cancel'));
  const before = cloud.cloud.messages().length;
  expect(await staff.call('serviceDay.cancel', cancel, 'request-cancel')).toEqual({ told: 2 });
  await staff.call('serviceDay.cancel', cancel, 'request-cancel');
  expect(cloud.cloud.messages().length - before).toBe(2);
  expect(cloud.cloud.messages().at(-1)?.data).toMatchObject({ thing3: { value: '驿站停电' } });
  await expectRefusal(cloud.as(await aPerson(cloud)).call('ticket.take', { queue }), 'later');
  expect(await cloud.as(resident).call('serviceDay.open', { day: day._id })).toMatchObject({
    state: 'cancelled',
    reason: '驿站停电',
    can: [],
  });
  expect(await cloud.as(resident).call('serviceDay.arrive', { token: point.token })).toMatchObject({
    day: null,
  });
});

test('a moved day keeps its numbers and is not planned a second time', async () => {
  const { day, queues, series } = await aDay(cloud, 'moved');
  const queue = queues[0]?._id as string;
  const resident = cloud.as(await aPerson(cloud));
  await resident.call('ticket.take', { queue });
  const staff = cloud.as(await aStaff(cloud, 'moved'));
  const to = { day: day._id, date: '2026-11-26', from: '14:00', to: '16:00', reason: '志愿者上午有会' };
  expect(await staff.call('serviceDay.move', to)).toEqual({ told: 1 });
  expect(await resident.call('serviceDay.open', { day: day._id })).toMatchObject({
    startsAt: instant('2026-11-26', '14:00').getTime(),
    services: [{ mine: 1 }],
  });
  await generate();
  expect((await datesOf(series._id)).slice(0, 2)).toEqual(['2026-11-26', '2026-12-01']);
  await expectRefusal(staff.call('serviceDay.move', { ...to, to: '13:00' }), 'bad-input');
  await expectRefusal(staff.call('serviceDay.move', { ...to, date: '2026-11-20' }), 'bad-input');
});
