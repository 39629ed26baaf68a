import { aPerson, aStaff, expectRefusal, startTestCloud, type TestCloud } from '../../../tests/support';
import { aDay } from '../../../tests/support/service-days';
import { levelOf } from './reading';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const pressure = (systolic: number, diastolic: number) =>
  ({ kind: 'blood-pressure', systolic, diastolic, pulse: 72 }) as const;
const sugar = (glucose: number, fasting: boolean) => ({ kind: 'blood-sugar', glucose, fasting }) as const;

test('one value on the wrong side is enough', () => {
  expect(levelOf(pressure(118, 76))).toBe('fine');
  expect(levelOf(pressure(118, 90))).toBe('high');
  expect(levelOf(pressure(140, 70))).toBe('high');
  expect(levelOf(pressure(150, 110))).toBe('see-doctor-now');
  expect(levelOf(pressure(85, 62))).toBe('low');
  expect(levelOf(sugar(7, true))).toBe('high');
  expect(levelOf(sugar(7, false))).toBe('fine');
  expect(levelOf(sugar(3.8, true))).toBe('low');
});

test('a measurement is kept only with consent, at the table, and seen by that person alone', async () => {
  const resident = await aPerson(cloud);
  const phone = cloud.as(resident);
  const helper = await aPerson(cloud);
  const desk = cloud.as(helper);
  const { queues } = await aDay(cloud, 'health', undefined, { helpers: [helper._id] });
  const queue = queues[0]?._id as string;
  await phone.call('ticket.take', { queue });
  const record = { queue, number: 1, measurement: pressure(152, 86) };
  await expectRefusal(desk.call('health.record', record), 'changed');
  await desk.call('ticket.callNext', { queue, table: 1 });
  expect(await expectRefusal(desk.call('health.record', record), 'not-allowed')).toContain('纸上');
  await phone.call('health.consent', {});
  await expectRefusal(phone.call('health.record', record), 'not-allowed');
  await expectRefusal(desk.call('health.record', { ...record, measurement: sugar(6, true) }), 'bad-input');
  expect(await desk.call('health.record', record)).toMatchObject({ level: 'high' });
  await desk.call('health.record', { ...record, measurement: pressure(146, 84) });
  expect(await phone.call('health.book', {})).toMatchObject({
    keeping: true,
    lines: [{ value: '146/84', pulse: 72, level: 'high' }],
  });
  expect((await desk.call('health.book', {})).lines).toEqual([]);
  expect((await cloud.as(await aStaff(cloud, 'health')).call('health.book', {})).lines).toEqual([]);
});

test('consent is taken back and the book torn out by its owner alone', async () => {
  const resident = await aPerson(cloud);
  const phone = cloud.as(resident);
  await cloud.database.insert('readings', [
    {
      _id: 'torn 1',
      person: resident._id,
      at: new Date(0),
      pointName: '驿站',
      measurement: pressure(120, 80),
    },
  ]);
  await cloud.as(await aPerson(cloud)).call('health.tearOut', { reading: 'torn 1' });
  await cloud.as(await aPerson(cloud)).call('health.tearOut', {});
  expect((await phone.call('health.book', {})).lines).toHaveLength(1);
  await phone.call('health.consent', {});
  await phone.call('health.consent', {});
  await phone.call('health.withdraw', {});
  await phone.call('health.tearOut', {});
  expect(await phone.call('health.book', {})).toEqual({ keeping: false, lines: [] });
});
