import type { Document } from '../../../scripts/cloud/database/types';
import {
  aBuilding,
  anOpenid,
  aPerson,
  makePerson,
  NOW,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import type { ServiceDay } from '../service-day/service-day';
import { HOLDING } from './shift';
import { aNeed, aStaffedDay, aVolunteer } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

/** A neighbour who volunteers, and the community they live in. */
async function aNeighbour() {
  const building = await aBuilding(cloud);
  const { homes } = await aPerson(cloud, { building });
  const phone = cloud.as(await aVolunteer(cloud, {}, { homes }));
  return { building, phone, here: building.within[0] as string };
}

test('what I may do: nearest and soonest first, what I may not with the reason, in two requests', async () => {
  const { phone, building, here } = await aNeighbour();
  // 300 metres north of the point.
  const position = { type: 'Point', coordinates: [120.17, 30.26 + 300 / 111_320] };
  await cloud.database.update('areas', { _id: building._id }, { $set: { position } });
  const soon = await aStaffedDay(cloud, here, [
    aNeed(),
    aNeed({ id: 'hair', skill: 'haircut', task: '理发' }),
  ]);
  const late = await aStaffedDay(cloud, here, [aNeed()], { date: '2026-12-01' });
  await aStaffedDay(cloud, 'elsewhere', [aNeed()]);
  const { reply, record } = await phone.ask('shift.open', {});
  expect(record.requests).toBeLessThanOrEqual(2);
  expect(
    reply.ok && reply.data.map(({ day, need, refusal, metres }) => ({ day, need, refusal, metres })),
  ).toEqual([
    { day: soon._id, need: 'order', refusal: null, metres: 300 },
    { day: soon._id, need: 'hair', refusal: 'no-skill', metres: 300 },
    { day: late._id, need: 'order', refusal: null, metres: 300 },
  ]);
});

test('with 3,000 volunteers and 300 shifts a day the list reads no more', async () => {
  const { phone, here } = await aNeighbour();
  const day = await aStaffedDay(cloud, here, [aNeed({ count: 300 })]);
  const before = (await phone.ask('shift.open', {})).record;
  const volunteer = { skills: [], teams: [], qualifications: [], since: NOW };
  const people = Array.from({ length: 3000 }, () => makePerson({ openid: anOpenid(), volunteer }));
  await cloud.database.insert('people', people as unknown as Document[]);
  const shifts = people.slice(0, 300).map(({ _id }) => ({
    need: 'order',
    person: _id,
    tell: _id,
    name: '甲',
    state: HOLDING[1],
    since: NOW,
    requestId: _id,
  }));
  await cloud.database.update('days', { _id: day._id }, { $set: { shifts, 'needs.0.taken': 300 } });
  const { reply, record } = await phone.ask('shift.open', {});
  expect(record.requests).toBe(before.requests);
  expect(reply.ok && reply.data).toMatchObject([{ refusal: 'full', left: 0 }]);
  expect(JSON.stringify(reply).length).toBeLessThan(1000);
});

test('a town full of days that come sooner does not crowd out the one next door', async () => {
  const { phone, building, here } = await aNeighbour();
  const [town = ''] = building.within;
  const next = await aStaffedDay(cloud, building.within[1] ?? here, [aNeed()], { date: '2026-12-15' });
  const far = await aStaffedDay(cloud, `${town}.far`, [aNeed()]);
  const crowd = Array.from({ length: 300 }, (_, each) => ({ ...far, _id: `${far._id}.${each}` }));
  await cloud.database.insert('days', crowd as (ServiceDay & Document)[]);
  const shown = await phone.call('shift.open', {});
  expect(shown.map(({ day }) => day)).toContain(next._id);
  expect(shown.length).toBeLessThanOrEqual(250);
});
