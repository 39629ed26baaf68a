import { aPerson, expectRefusal, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { instant } from '../../kernel/clock';
import type { Shift } from '../shift/shift';
import { timedId } from './clocking';
import { reversalOf } from './ledger';
import { aClaim, aLedger, aMorning, aShift, ledgerOf, type Morning, shownAt } from './testing';

const DATE = '2026-11-24';
let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

let clock = NOW;

/** Sets the clock to this time of the day; anew it costs a cold start. */
function at(time: string): Date {
  const instantOfDay = instant(DATE, time);
  if (instantOfDay.getTime() !== clock.getTime()) cloud.setClock(instantOfDay);
  clock = instantOfDay;
  return clock;
}

/** The volunteer has been here since nine. */
async function hereSinceNine({ day }: Morning): Promise<void> {
  const here = { 'shifts.0.state': 'in', 'shifts.0.in': instant(DATE, '09:00'), 'shifts.0.how': 'scanned' };
  await cloud.database.update('days', { _id: day._id }, { $set: here });
}

async function shiftsOf(day: string): Promise<Shift[]> {
  const [found] = await cloud.database.find('days', { _id: day });
  return found?.shifts as Shift[];
}

test('in by the code in two requests, out with its hours in four, and the record says what the law asks', async () => {
  const { day, point, team, volunteer } = await aMorning(cloud, 'in.out');
  const phone = cloud.as(volunteer);
  const scan = (when: Date) => ({ day: day._id, code: shownAt(point, when), keptAt: null });
  const entered = await phone.ask('hours.checkIn', scan(at('08:50')));
  expect(entered.reply).toMatchObject({ ok: true, data: { state: 'in' } });
  expect(entered.record.requests).toBeLessThanOrEqual(3);
  const left = await phone.ask('hours.checkOut', scan(at('11:05')));
  expect(left.reply).toMatchObject({ ok: true, data: { state: 'out', minutes: 135, standing: 'counted' } });
  expect(left.record.requests).toBeLessThanOrEqual(4);
  const ledger = await ledgerOf(cloud, volunteer, DATE);
  expect(ledger).toMatchObject({ minutes: 135, waiting: 0, month: '2026-11' });
  expect(ledger.entries).toMatchObject([
    {
      kind: 'timed',
      activity: day.name,
      service: '量血压',
      place: expect.stringContaining(point.name),
      organiser: team.name,
      lead: '队长甲',
      ways: { in: 'scanned', out: 'scanned' },
    },
  ]);
});

test('tapped again, or sent twice at once, one goes in and out once', async () => {
  const { day, point, volunteer } = await aMorning(cloud, 'once');
  const phone = cloud.as(volunteer);
  const scan = (when: Date) => ({ day: day._id, code: shownAt(point, when), keptAt: null });
  const began = scan(at('09:00'));
  await phone.call('hours.checkIn', began);
  at('09:01');
  expect((await phone.call('hours.checkIn', began)).in).toBe(instant(DATE, '09:00').getTime());
  const ended = scan(at('11:00'));
  const both = await Promise.all([phone.call('hours.checkOut', ended), phone.call('hours.checkOut', ended)]);
  expect(both.map(({ minutes }) => minutes)).toEqual([120, 120]);
  expect((await ledgerOf(cloud, volunteer, DATE)).entries).toHaveLength(1);
});

test('killed at any request of checking out, the next try ends it with one entry', async () => {
  const now = at('11:00');
  for (const request of [2, 3, 4]) {
    const morning = await aMorning(cloud, `kill.${request}`);
    await hereSinceNine(morning);
    const { day, point, volunteer } = morning;
    const phone = cloud.as(volunteer);
    const scan = { day: day._id, code: shownAt(point, now), keptAt: null };
    cloud.cloud.inject({ kind: 'kill', when: 'after', request });
    await phone.call('hours.checkOut', scan).catch(() => undefined);
    expect(await phone.call('hours.checkOut', scan)).toMatchObject({ state: 'out', minutes: 120 });
    expect((await ledgerOf(cloud, volunteer, DATE)).entries).toHaveLength(1);
    expect((await shiftsOf(day._id))[0]).toMatchObject({ state: 'out' });
  }
});

test('the code of yesterday, of a minute ago, or of another point lets nobody in', async () => {
  const { day, volunteer, point } = await aMorning(cloud, 'codes');
  const other = await aMorning(cloud, 'codes2');
  const phone = cloud.as(volunteer);
  const now = at('09:00');
  const scan = (code: string, keptAt: number | null = null) => ({ day: day._id, code, keptAt });
  const minutesAgo = (count: number) => new Date(now.getTime() - count * 60_000);
  await expectRefusal(phone.call('hours.checkIn', scan(shownAt(point, minutesAgo(1)))), 'later');
  await expectRefusal(phone.call('hours.checkIn', scan(shownAt(other.point, now))), 'bad-input');
  await expectRefusal(phone.call('hours.checkIn', scan('https://example.com')), 'bad-input');
  const stale = minutesAgo(300);
  await expectRefusal(phone.call('hours.checkIn', scan(shownAt(point, stale), stale.getTime())), 'later');
  const shared = minutesAgo(20);
  await expectRefusal(phone.call('hours.checkIn', scan(shownAt(point, shared), now.getTime())), 'later');
});

test('a scan kept without network counts from the moment the point showed its code, and is marked', async () => {
  const { day, point, volunteer } = await aMorning(cloud, 'offline');
  const phone = cloud.as(volunteer);
  const kept = (clock: string) => {
    const scanned = instant(DATE, clock);
    return { day: day._id, code: shownAt(point, scanned), keptAt: scanned.getTime() };
  };
  at('10:30');
  await phone.call('hours.checkIn', kept('09:00'));
  at('11:20');
  expect(await phone.call('hours.checkOut', kept('11:00'))).toMatchObject({ minutes: 120 });
  const [entry] = (await ledgerOf(cloud, volunteer, DATE)).entries;
  expect(entry).toMatchObject({ ways: { in: 'kept', out: 'kept' } });
});

test('who has no shift here, comes too early or after the end is told what to do', async () => {
  const { day, point, volunteer } = await aMorning(cloud, 'who');
  const scan = (when: Date) => ({ day: day._id, code: shownAt(point, when), keptAt: null });
  await expectRefusal(cloud.as(await aPerson(cloud)).call('hours.checkIn', scan(at('09:00'))), 'not-found');
  const phone = cloud.as(volunteer);
  await expectRefusal(phone.call('hours.checkIn', scan(at('07:00'))), 'later');
  await expectRefusal(phone.call('hours.checkIn', scan(at('11:30'))), 'later');
  await expectRefusal(phone.call('hours.checkOut', scan(at('10:00'))), 'not-found');
});

test('the leader taps for somebody, but not for themselves, and the record says so', async () => {
  const elder = { _id: 'elder-without-phone', name: '陈爷爷' };
  const morning = await aMorning(cloud, 'tap', { shifts: [aShift(elder)] });
  const { day, leader, volunteer } = morning;
  const input = { day: day._id, person: elder._id };
  await expectRefusal(cloud.as(volunteer).call('hours.checkInFor', input), 'not-allowed');
  const phone = cloud.as(leader);
  await expectRefusal(phone.call('hours.checkInFor', { ...input, person: leader._id }), 'not-allowed');
  at('09:00');
  await phone.call('hours.checkInFor', input);
  at('10:30');
  expect(await phone.call('hours.checkOutFor', input)).toMatchObject({ minutes: 90 });
  const ledger = await ledgerOf(cloud, elder, DATE);
  expect(ledger).toMatchObject({
    name: '陈爷爷',
    entries: [{ byName: '队长甲', ways: { in: 'leader', out: 'leader' } }],
  });
});

test('a guardian checks their child in; nobody else does', async () => {
  const { day, point, volunteer } = await aMorning(cloud, 'child');
  const parent = await aPerson(cloud);
  const child = await aPerson(cloud, { name: '小朋友' });
  await cloud.database.update(
    'days',
    { _id: day._id },
    { $push: { shifts: aShift(child, { tell: parent._id }) } },
  );
  const input = { day: day._id, code: shownAt(point, at('09:00')), keptAt: null, person: child._id };
  await expectRefusal(cloud.as(volunteer).call('hours.checkIn', input), 'not-allowed');
  expect(await cloud.as(parent).call('hours.checkIn', input)).toMatchObject({ state: 'in' });
  const { shifts } = await cloud.as(parent).call('hours.today', {});
  expect(shifts).toMatchObject([{ child: { name: '小朋友' }, state: 'in' }]);
});

test('time that is written already is not written twice: the shift ends without it', async () => {
  const now = at('11:00');
  const morning = await aMorning(cloud, 'overlap');
  await hereSinceNine(morning);
  const { day, point, volunteer } = morning;
  await aLedger(cloud, volunteer, DATE, aClaim('earlier', DATE, { kind: 'attested' }));
  const scan = { day: day._id, code: shownAt(point, now), keptAt: null };
  const out = await cloud.as(volunteer).call('hours.checkOut', scan);
  expect(out).toMatchObject({ state: 'out', minutes: null });
  expect(await ledgerOf(cloud, volunteer, DATE)).toMatchObject({ minutes: 120, length: 1 });
});

test('what was taken out again is not written anew by a late try to check out', async () => {
  const now = at('11:00');
  const morning = await aMorning(cloud, 'taken-out');
  await hereSinceNine(morning);
  const { day, point, volunteer } = morning;
  const claim = aClaim(timedId(day._id), DATE);
  const line = { id: 'taken-out', by: 'staff', byName: '社工', at: now, reason: '没有来' };
  await aLedger(cloud, volunteer, DATE, claim, reversalOf(claim, line));
  const scan = { day: day._id, code: shownAt(point, now), keptAt: null };
  expect(await cloud.as(volunteer).call('hours.checkOut', scan)).toMatchObject({ standing: 'reversed' });
  expect(await ledgerOf(cloud, volunteer, DATE)).toMatchObject({ minutes: 0, length: 2 });
});

test('the screen of the point gets five minutes of codes, for its leader and staff only', async () => {
  const { point, leader, volunteer, day } = await aMorning(cloud, 'screen');
  await expectRefusal(cloud.as(volunteer).call('hours.pointCode', { point: point._id }), 'not-allowed');
  const now = at('09:00');
  const { reply, record } = await cloud.as(leader).ask('hours.pointCode', { point: point._id });
  expect(record.requests).toBe(1);
  expect(reply).toMatchObject({
    ok: true,
    data: { day: { id: day._id, expected: 1, here: 0 }, pointName: point.name },
  });
  expect(reply.ok && reply.data.codes).toHaveLength(10);
  expect(reply.ok && reply.data.codes[0]?.code).toBe(shownAt(point, now));
  expect(JSON.stringify(reply)).not.toContain(point.secret);
});
