import { aBuilding, aPerson, expectRefusal, startTestCloud, type TestCloud } from '../../../tests/support';
import { aStreet, asked, EVENING, enquiryOf } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

test('a resident asks in two requests; the owner is told and finds it first among what waits', async () => {
  const street = await aStreet(cloud);
  const { reply, record } = await cloud.as(street.resident).ask('enquiry.ask', {
    ...asked(street),
    about: '母亲',
    contact: {},
  });
  expect(reply.ok).toBe(true);
  expect(record.requests).toBe(2);
  const owner = cloud.as(street.owner);
  const { enquiries } = await owner.call('enquiry.waiting', { area: street.building._id });
  expect(enquiries).toMatchObject([
    { from: '101 室，替母亲问', words: '楼道灯坏了一个星期', standing: '等群主看', late: false },
  ]);
  const enquiry = await enquiryOf(cloud, enquiries[0]?.id as string);
  expect(enquiry).toMatchObject({
    room: '101',
    contact: { phone: '13800000001' },
    month: '2026-11',
    holder: 'owner',
  });
  expect(enquiry.outbox.map(({ to, text }) => [to, text])).toEqual([
    [street.owner._id, '101 室，替母亲问来求助：楼道灯坏了一个星期'],
  ]);
});

test('a repeated call asks once', async () => {
  const street = await aStreet(cloud);
  const resident = cloud.as(street.resident);
  const first = await resident.call('enquiry.ask', asked(street), 'ask-once-1');
  expect(await resident.call('enquiry.ask', asked(street), 'ask-once-1')).toEqual(first);
  expect((await resident.call('enquiry.mine', {})).enquiries).toHaveLength(1);
});

test('where nobody owns the group, it is the nearest staff who hold it', async () => {
  const building = await aBuilding(cloud);
  const resident = await aPerson(cloud, { building });
  const { enquiry } = await cloud.as(resident).call('enquiry.ask', asked({ building }));
  expect(await enquiryOf(cloud, enquiry)).toMatchObject({ holder: 'staff' });
});

test.each([
  ['no words', { words: '  ' }, 'bad-input', '请写一句是什么事。'],
  ['too many words', { words: '长'.repeat(501) }, 'bad-input', '请不要超过 500 个字。'],
  ['too many pictures', { pictures: Array(4).fill('0'.repeat(24)) }, 'bad-input', '图片最多 3 张。'],
  ['a wrong number', { contact: { phone: '123' } }, 'bad-input', '电话号码不对，请再看一眼。'],
  ['words WeChat would not pass', { words: '特3456书yuuo莞6543李zxcz蒜7782法fgnv级' }, 'content', '换个说法'],
] as const)('%s: one sentence, and nothing is asked', async (_case, change, code, sentence) => {
  const street = await aStreet(cloud);
  const resident = cloud.as(street.resident);
  const call = resident.call('enquiry.ask', {
    ...asked(street),
    ...change,
    pictures: [...((change as { pictures?: string[] }).pictures ?? [])],
  });
  expect(await expectRefusal(call, code)).toContain(sentence);
  expect((await resident.call('enquiry.mine', {})).enquiries).toEqual([]);
});

test('nobody asks in a building where they do not live', async () => {
  const street = await aStreet(cloud);
  const passer = cloud.as(await aPerson(cloud));
  await expectRefusal(passer.call('enquiry.ask', asked(street)), 'not-joined');
});

const called = {
  kind: 'difficulty' as const,
  words: '老人出院，谁能上门量血压？',
  name: '陈奶奶',
  phone: '0571-12345678',
};

test('a call to the hotline is written down by staff and goes the same way', async () => {
  const street = await aStreet(cloud);
  const staff = cloud.as(street.staff);
  const input = { ...called, building: street.building._id, room: '２０4', source: 'hotline' as const };
  await expectRefusal(staff.call('enquiry.log', { ...input, room: '999' }), 'bad-input');
  await expectRefusal(cloud.as(street.resident).call('enquiry.log', input), 'not-allowed');
  const { reply, record } = await staff.ask('enquiry.log', input);
  expect(reply.ok).toBe(true);
  expect(record.requests).toBeLessThanOrEqual(2);
  const { enquiries } = await cloud.as(street.owner).call('enquiry.waiting', { area: street.building._id });
  expect(enquiries).toMatchObject([{ from: '204 室' }]);
  const opened = await cloud.as(street.owner).call('enquiry.open', { enquiry: enquiries[0]?.id as string });
  expect(opened).toMatchObject({ callable: true, timeline: [{ words: '打热线说的，记下来了' }] });
});

test('whoever erases themselves takes back what is open, and nothing of them stays but the figures', async () => {
  const street = await aStreet(cloud);
  const resident = cloud.as(street.resident);
  const { enquiry } = await resident.call('enquiry.ask', { ...asked(street), about: '母亲', contact: {} });
  const { enquiry: answered } = await resident.call('enquiry.ask', asked(street));
  await cloud
    .as(street.owner)
    .call('enquiry.answer', { enquiry: answered, words: '302 的灯修好了', card: null });
  await resident.call('community.erase', {});
  expect(JSON.stringify(await enquiryOf(cloud, answered))).not.toContain('灯修好了');
  expect(await enquiryOf(cloud, enquiry)).toMatchObject({
    ...{ state: 'withdrawn', watchAt: null, room: null, about: null, contact: null, kind: 'repair' },
    words: '（本人已经删掉）',
  });
});

test('a number is seen only by those who need it, and each look stands in the ledger', async () => {
  const street = await aStreet(cloud);
  const enquiry = (
    await cloud
      .as(street.resident)
      .call('enquiry.ask', { ...asked(street), contact: { phone: '13900000002' } })
  ).enquiry;
  const looks = () => cloud.database.find('events', { what: 'contact-seen', enquiry });
  const { owner, staff, manager } = street;
  for (const person of [staff, manager, await aPerson(cloud)])
    await expectRefusal(cloud.as(person).call('enquiry.contact', { enquiry }), 'not-found');
  expect(await looks()).toEqual([]);

  expect(await cloud.as(owner).call('enquiry.contact', { enquiry })).toEqual({
    name: '住户甲',
    phone: '13900000002',
  });
  const unit = { kind: 'partner' as const, id: street.property._id };
  await cloud.as(owner).call('enquiry.bridge', { enquiry, unit, until: EVENING });
  await cloud.as(manager).call('enquiry.contact', { enquiry });
  expect((await looks()).map(({ by }) => by).sort()).toEqual([owner._id, manager._id].sort());
  const page = JSON.stringify(await cloud.as(manager).call('enquiry.open', { enquiry }));
  expect(page).not.toContain('13900000002');
  expect(page).not.toContain('openid');
});
