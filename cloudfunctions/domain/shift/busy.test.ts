import { NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { aNeed, aStaffedDay, aVolunteer, storedDay, storedPerson } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.setClock(NOW));
afterAll(() => cloud.stop());

const later = (minutes: number) => cloud.setClock(new Date(NOW.getTime() + minutes * 60_000));

test('a sign-up killed before its place was taken leaves no promise behind once the clock came by', async () => {
  const [kept, lost] = [
    await aStaffedDay(cloud, 'promised', [aNeed()]),
    await aStaffedDay(cloud, 'promised', [aNeed()], { date: '2026-11-26' }),
  ];
  const person = await aVolunteer(cloud);
  const phone = cloud.as(person);
  await phone.call('shift.signUp', { day: kept._id, need: 'order' });
  // The day with the caller, then the promise; the place is the third request.
  cloud.cloud.inject({ kind: 'kill', when: 'before', request: 3, function: 'api' });
  await phone.call('shift.signUp', { day: lost._id, need: 'order' }).catch(() => undefined);
  cloud.cloud.clearFaults();
  expect((await storedDay(cloud, lost._id)).shifts).toEqual([]);
  expect((await storedPerson(cloud, person._id)).busy).toHaveLength(2);
  later(1);
  await cloud.cloud.fire('clock', 'sweep');
  expect((await storedPerson(cloud, person._id)).busy).toHaveLength(2);
  later(5);
  await cloud.cloud.fire('clock', 'sweep');
  expect((await storedPerson(cloud, person._id)).busy?.map(({ id }) => id)).toEqual([kept._id]);
});

test('promises of long ago make room for the new one, in the same update', async () => {
  const day = await aStaffedDay(cloud, 'promised', [aNeed()]);
  const past = Array.from({ length: 200 }, (_, each) => {
    const start = new Date(NOW.getTime() - (each + 1) * 86_400_000);
    return { id: `past-${each}`, start, end: new Date(start.getTime() + 3_600_000) };
  });
  const person = await aVolunteer(cloud, {}, { busy: past });
  await cloud.as(person).call('shift.signUp', { day: day._id, need: 'order' });
  const { busy = [] } = await storedPerson(cloud, person._id);
  expect(busy).toHaveLength(200);
  expect(busy.at(-1)).toMatchObject({ id: day._id });
  expect(busy.map(({ id }) => id)).not.toContain('past-199');
});
