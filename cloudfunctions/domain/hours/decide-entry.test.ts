import {
  aBuilding,
  aPerson,
  aStaff,
  expectRefusal,
  NOW,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { instant } from '../../kernel/clock';
import { aClaim, aLedger, aMorning, aShift, ledgerOf } from './testing';

const DATE = '2026-11-24';
const EVENING = instant(DATE, '18:00');
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.setClock(EVENING));
afterAll(() => cloud.stop());

const story = { activity: '楼道大扫除', service: '扫了 3 单元的楼梯', place: '3 幢' };

test('a leader fills in what the clock missed, with a reason and only around the day', async () => {
  const { day, leader, volunteer, team } = await aMorning(cloud, 'attest');
  const phone = cloud.as(leader);
  const input = { day: day._id, person: volunteer._id, from: '09:00', to: '11:00', reason: '手机没电了' };
  await expectRefusal(phone.call('hours.attest', { ...input, reason: '' }), 'bad-input');
  await expectRefusal(phone.call('hours.attest', { ...input, from: '06:00' }), 'bad-input');
  await expectRefusal(phone.call('hours.attest', { ...input, person: leader._id }), 'not-allowed');
  await expectRefusal(cloud.as(volunteer).call('hours.attest', input), 'not-allowed');
  const { reply, record } = await phone.ask('hours.attest', input, 'attest-request-1');
  expect(reply).toMatchObject({ ok: true, data: { standing: 'counted' } });
  expect(record.requests).toBeLessThanOrEqual(4);
  await phone.call('hours.attest', input, 'attest-request-1');
  expect(await ledgerOf(cloud, volunteer, DATE)).toMatchObject({
    length: 1,
    minutes: 120,
    entries: [{ kind: 'attested', byName: '队长甲', reason: '手机没电了', organiser: team.name }],
  });
  const say = await expectRefusal(
    phone.call('hours.attest', { ...input, from: '10:30', to: '11:30' }),
    'already',
  );
  expect(say).toContain('9:00–11:00');
  cloud.setClock(instant('2026-12-30', '09:00'));
  await expectRefusal(phone.call('hours.attest', { ...input, from: '11:00', to: '11:30' }), 'later');
});

test('of many who fill in overlapping times at once, one is first and the others are told what is there', async () => {
  const { day, volunteer, team } = await aMorning(cloud, 'race');
  const before = { start: instant(DATE, '06:00'), end: instant(DATE, '07:00') };
  await aLedger(cloud, volunteer, DATE, aClaim('before', DATE, before));
  const input = { day: day._id, person: volunteer._id, to: '11:00', reason: '忘了签到' };
  const membership = team.membership({ leader: true });
  const leaders = await Promise.all(
    ['1', '2', '3', '4'].map(() => aPerson(cloud, { volunteer: membership })),
  );
  const fill = (leader: { openid: string }, minute: number) =>
    cloud.as(leader).ask('hours.attest', { ...input, from: `09:${10 + minute}` });
  await Promise.all(leaders.map((leader) => cloud.as(leader).ask('hours.mine', {})));
  const replies = await Promise.all(leaders.map(fill));
  const codes = replies.map(({ reply }) => (reply.ok ? 'ok' : reply.code));
  expect(codes.sort()).toEqual(['already', 'already', 'already', 'ok']);
  expect((await ledgerOf(cloud, volunteer, DATE)).entries).toHaveLength(2);
});

test('what a volunteer tells counts once the leader stands for it, never through themselves', async () => {
  const { leader, volunteer, team } = await aMorning(cloud, 'told');
  const phone = cloud.as(volunteer);
  const input = { ...story, date: DATE, from: '14:00', to: '16:00', team: team._id };
  await phone.call('hours.report', input, 'report-request');
  await phone.call('hours.report', input, 'report-request');
  expect((await phone.call('hours.mine', {})).total).toMatchObject({ minutes: 0, waiting: 120 });
  await expectRefusal(phone.call('hours.report', { ...input, from: '15:00', to: '17:00' }), 'already');
  await expectRefusal(phone.call('hours.report', { ...input, from: '17:00', to: '19:00' }), 'bad-input');
  await expectRefusal(phone.call('hours.report', { ...input, date: '2026-10-01' }), 'later');

  const [entry] = (await cloud.as(leader).call('hours.toDecide', {})).entries;
  expect(entry).toMatchObject({
    standing: 'unconfirmed',
    personName: volunteer.name,
    activity: story.activity,
  });
  const about = { hours: entry?.hours as string, entry: entry?.entry as string };
  await expectRefusal(phone.call('hours.confirm', about), 'not-allowed');
  const { record } = await cloud.as(leader).ask('hours.confirm', about);
  expect(record.requests).toBeLessThanOrEqual(2);
  expect((await phone.call('hours.mine', {})).total).toMatchObject({ minutes: 120, waiting: 0 });
  expect((await cloud.as(leader).call('hours.toDecide', {})).entries).toEqual([]);
});

test('a neighbour without a team tells the staff of where they live, and learns why it was not taken', async () => {
  const building = await aBuilding(cloud, { estate: 'told2.east' });
  const person = await aPerson(cloud, { building, name: '热心人' });
  cloud.cloud.consent(person.openid, 'loulijian-hours');
  const staff = cloud.as(await aStaff(cloud, 'told2', { name: '社工' }));
  await cloud
    .as(person)
    .call('hours.report', { ...story, date: DATE, from: '14:00', to: '16:00', team: null });
  const [entry] = (await staff.call('hours.toDecide', {})).entries;
  const about = { hours: entry?.hours as string, entry: entry?.entry as string };
  await staff.call('hours.reverse', { ...about, reason: '那天没有这个活动' }, 'reverse-request');
  await staff.call('hours.reverse', { ...about, reason: '那天没有这个活动' }, 'reverse-request');
  expect(cloud.cloud.messages().filter(({ openid }) => openid === person.openid)).toHaveLength(1);
  const mine = await cloud.as(person).call('hours.mine', {});
  expect(mine.entries).toMatchObject([
    { standing: 'reversed', remarks: [{ kind: 'reversal', byName: '社工', reason: '那天没有这个活动' }] },
  ]);
});

test('a very long day is looked at by two people, neither of whom wrote it', async () => {
  const { leader, volunteer, team, day } = await aMorning(cloud, 'long');
  const staff = await aStaff(cloud, 'long');
  const where = { area: 'long', within: ['long'], team: team._id };
  const long = aClaim('long-day', DATE, {
    ...where,
    kind: 'attested',
    by: leader._id,
    start: instant(DATE, '05:00'),
    end: instant(DATE, '18:00'),
  });
  const { _id: hours } = await aLedger(cloud, volunteer, DATE, long);
  const about = { hours, entry: long.id };
  await expectRefusal(cloud.as(leader).call('hours.review', about), 'not-allowed');
  expect((await cloud.as(leader).call('hours.toDecide', {})).entries).toEqual([]);
  expect(await cloud.as(staff).call('hours.review', about)).toEqual({ standing: 'second-review' });
  await expectRefusal(cloud.as(staff).call('hours.review', about), 'not-allowed');
  const second = await aPerson(cloud, { volunteer: team.membership({ leader: true }) });
  expect(await cloud.as(second).call('hours.review', about)).toEqual({ standing: 'counted' });
  expect(day.team).toBe(team._id);
});

test('an entry somebody disputes is corrected by a reversal and the right time, and both stay to be read', async () => {
  const { leader, volunteer, day } = await aMorning(cloud, 'dispute');
  const input = { day: day._id, person: volunteer._id, from: '09:00', to: '10:00', reason: '补记' };
  await cloud.as(leader).call('hours.attest', input);
  const phone = cloud.as(volunteer);
  const [entry] = (await phone.call('hours.mine', {})).entries;
  const about = { hours: entry?.hours as string, entry: entry?.entry as string };
  await expectRefusal(cloud.as(leader).call('hours.dispute', { ...about, say: '不对' }), 'not-found');
  await phone.call('hours.dispute', { ...about, say: '我做到 11 点' }, 'dispute-request');
  await phone.call('hours.dispute', { ...about, say: '我做到 11 点' }, 'dispute-request');
  await expectRefusal(phone.call('hours.dispute', { ...about, say: '还是不对' }), 'already');

  const [waiting] = (await cloud.as(leader).call('hours.toDecide', {})).disputes;
  expect(waiting).toMatchObject({ say: '我做到 11 点', can: ['uphold', 'correct'] });
  const answer = {
    dispute: waiting?.id as string,
    reason: '问过同组，是 11 点',
    time: { from: '09:00', to: '11:00' },
  };
  await expectRefusal(phone.call('hours.correct', answer), 'not-allowed');
  await cloud.as(leader).call('hours.correct', answer, 'correct-request');
  await cloud.as(leader).call('hours.correct', answer, 'correct-request');
  expect(await ledgerOf(cloud, volunteer, DATE)).toMatchObject({
    minutes: 120,
    length: 3,
    entries: [{ kind: 'attested' }, { kind: 'reversal', minutes: -60 }, { kind: 'attested', minutes: 120 }],
  });
  const seen = (await phone.call('hours.mine', {})).entries.find(({ standing }) => standing === 'reversed');
  expect(seen?.dispute).toMatchObject({ state: 'corrected', answer: '问过同组，是 11 点' });
  await expectRefusal(phone.call('hours.withdraw', { dispute: waiting?.id as string }), 'changed');
});

test('a dispute can be answered with no, or taken back', async () => {
  const { leader, volunteer, team } = await aMorning(cloud, 'no');
  const where = { area: 'no', within: ['no'], team: team._id };
  const earlier = aClaim('first', DATE, where);
  const later = aClaim('second', DATE, { ...where, start: instant(DATE, '14:00') });
  const { _id: hours } = await aLedger(cloud, volunteer, DATE, earlier, later);
  const phone = cloud.as(volunteer);
  await phone.call('hours.dispute', { hours, entry: 'first', say: '少了' });
  await phone.call('hours.dispute', { hours, entry: 'second', say: '多了' });
  const [first, second] = (await cloud.as(leader).call('hours.toDecide', {})).disputes;
  await cloud.as(leader).call('hours.uphold', { dispute: first?.id as string, reason: '签到记录是对的' });
  await phone.call('hours.withdraw', { dispute: second?.id as string });
  expect((await cloud.as(leader).call('hours.toDecide', {})).disputes).toEqual([]);
  const disputes = (await phone.call('hours.mine', {})).entries.map(({ dispute }) => dispute?.state);
  expect(disputes.sort()).toEqual(['upheld', 'withdrawn']);
});

test('staff see what is not recorded ten working days later, until it is filled in or nobody came', async () => {
  const absent = { _id: 'absent-person', name: '没来的人' };
  const { day, leader, volunteer } = await aMorning(cloud, 'late', { shifts: [aShift(absent)] });
  await cloud.database.update('days', { _id: day._id }, { $set: { 'needs.0.taken': 2 } });
  const told = aClaim('told-late', DATE, { kind: 'self', area: 'late', within: ['late'] });
  await aLedger(cloud, leader, DATE, told);
  const staff = cloud.as(await aStaff(cloud, 'late'));
  cloud.setClock(instant('2026-12-08', '09:00'));
  expect(await staff.call('hours.overdue', { area: 'late' })).toMatchObject({ days: [], entries: [] });
  cloud.setClock(instant('2026-12-09', '09:00'));
  const { days, entries } = await staff.call('hours.overdue', { area: 'late' });
  expect(days).toMatchObject([
    { day: day._id, people: [{ name: volunteer.name, task: '量血压' }, { name: '没来的人' }] },
  ]);
  expect(entries).toMatchObject([{ entry: 'told-late', standing: 'unconfirmed' }]);
  await expectRefusal(cloud.as(leader).call('hours.overdue', { area: 'late' }), 'not-allowed');

  const times = { from: '09:00', to: '11:00', reason: '签到本上有' };
  await staff.call('hours.attest', { day: day._id, person: volunteer._id, ...times });
  for (const _tap of ['first', 'again'])
    await staff.call('hours.absent', { day: day._id, person: absent._id });
  const [after] = await cloud.database.find('days', { _id: day._id });
  expect(after).toMatchObject({ needs: [{ taken: 1 }], shifts: [{ state: 'out' }, { state: 'dropped' }] });
  expect((await staff.call('hours.overdue', { area: 'late' })).days).toEqual([]);
});
