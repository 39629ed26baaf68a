import { expectRefusal, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { instant } from '../../kernel/clock';
import { aMorning, aShift, ledgerOf } from './testing';

const DATE = '2026-11-24';
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const sweep = () => cloud.cloud.fire('clock', 'sweep');

test('whoever forgot to check out is closed at the scheduled end an hour later, marked, and asked once', async () => {
  cloud.setClock(NOW);
  const { day, volunteer, leader } = await aMorning(cloud, 'forgot', {
    shifts: [aShift({ _id: 'other', name: '' })],
  });
  cloud.cloud.consent(volunteer.openid, 'loulijian-hours');
  await cloud.as(leader).call('hours.checkInFor', { day: day._id, person: volunteer._id });
  cloud.setClock(instant(DATE, '11:59'));
  await sweep();
  expect(await ledgerOf(cloud, volunteer, DATE)).toBeUndefined();
  cloud.setClock(instant(DATE, '12:01'));
  await sweep();
  await sweep();
  expect(await ledgerOf(cloud, volunteer, DATE)).toMatchObject({
    minutes: 120,
    length: 1,
    entries: [{ kind: 'timed', by: null, ways: { in: 'leader', out: 'scheduled-end' } }],
  });
  expect(cloud.cloud.messages().filter(({ openid }) => openid === volunteer.openid)).toHaveLength(1);

  const phone = cloud.as(volunteer);
  const [entry] = (await phone.call('hours.mine', {})).entries;
  expect(entry?.asks).toBe(true);
  const input = { hours: entry?.hours as string, entry: entry?.entry as string };
  await expectRefusal(cloud.as(leader).call('hours.agree', input), 'not-found');
  await phone.call('hours.agree', input);
  await phone.call('hours.agree', input);
  expect((await phone.call('hours.mine', {})).entries[0]).toMatchObject({
    asks: false,
    remarks: [{ kind: 'answer' }],
  });
});
