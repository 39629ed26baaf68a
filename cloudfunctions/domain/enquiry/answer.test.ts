import {
  aBuilding,
  aPerson,
  expectRefusal,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aTeam } from '../volunteer/testing';
import { days, hours } from './limits';
import { anEnquiry, aPartner, aStreet, EVENING, enquiryOf } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterEach(() => cloud.setClock(NOW));
afterAll(() => cloud.stop());

async function told(enquiry: string, person: PersonWithWeChat): Promise<string[]> {
  const { outbox } = await enquiryOf(cloud, enquiry);
  return outbox.filter(({ to }) => to === person._id).map(({ text }) => text);
}

test('bridged in two requests, replied, and the answer passed on: each is told what concerns them', async () => {
  const street = await aStreet(cloud);
  const { _id: enquiry } = await anEnquiry(cloud, street);
  const { owner, manager, resident, property } = street;
  const unit = { kind: 'partner' as const, id: property._id };

  const bridged = await cloud.as(owner).ask('enquiry.bridge', { enquiry, unit, until: EVENING });
  expect(bridged.reply).toEqual({ ok: true, data: { reached: 1 } });
  expect(bridged.record.requests).toBe(2);
  expect(await told(enquiry, manager)).toEqual([
    '101 室的求助转给您了，请在 11 月 24 日 18:00 前回话：楼道灯坏了一个星期',
  ]);
  expect(await told(enquiry, resident)).toEqual(['您的求助转给物业了，11 月 24 日 18:00 前答复您。']);

  const waiting = await cloud.as(manager).call('enquiry.waiting', {});
  expect(waiting).toMatchObject({ as: 'unit', enquiries: [{ id: enquiry, standing: '物业在办' }] });
  const replied = await cloud.as(manager).ask('enquiry.reply', { enquiry, words: '灯管换好了，明早再看' });
  expect(replied.record.requests).toBe(2);
  expect(await told(enquiry, owner)).toEqual(['101 室的求助，物业回话了：灯管换好了，明早再看']);
  expect((await cloud.as(manager).call('enquiry.waiting', {})).enquiries).toEqual([]);
  const asker = cloud.as(resident);
  expect(await asker.call('enquiry.open', { enquiry })).toMatchObject({
    reply: null,
    standing: '物业已回话',
  });

  const answered = await cloud
    .as(owner)
    .ask('enquiry.answer', { enquiry, words: '灯已经修好了', card: null });
  expect(answered.record.requests).toBe(2);
  expect((await told(enquiry, resident)).at(-1)).toBe('您的求助有答复了：灯已经修好了');
  const opened = await asker.call('enquiry.open', { enquiry });
  expect(opened).toMatchObject({ state: 'answered', answer: '灯已经修好了', can: ['reopen', 'rate'] });
  expect(opened.timeline.map(({ words }) => words)).toEqual([
    '提了求助',
    '转给物业，答应 11 月 24 日 18:00 前答复',
    '物业回话了',
    '答复：灯已经修好了',
  ]);
});

test('an answer with a card costs three requests and stands in the group without a name, once', async () => {
  const street = await aStreet(cloud);
  const { _id: enquiry } = await anEnquiry(cloud, street, {
    contact: { name: '张阿姨', phone: '13900000003' },
  });
  const owner = cloud.as(street.owner);
  const card = { kind: 'safety' as const, title: '楼道灯修好了', body: '再有不亮的，跟物业说一声。' };
  for (const body of ['101 室反映的灯', '张阿姨说的灯', '打 13900000003']) {
    const call = owner.call('enquiry.answer', { enquiry, words: '好了', card: { ...card, body } });
    expect(await expectRefusal(call, 'bad-input')).toContain('请去掉');
  }
  const { reply, record } = await owner.ask(
    'enquiry.answer',
    { enquiry, words: '好了', card },
    'answer-card-1',
  );
  expect(record.requests).toBe(3);
  const again = await owner.call('enquiry.answer', { enquiry, words: '好了', card }, 'answer-card-1');
  expect({ ok: true, data: again }).toEqual(reply);
  const home = await cloud.as(street.resident).call('home.open', {});
  expect(home.notices.notices).toMatchObject([{ title: '楼道灯修好了', from: '群主', id: again.notice }]);
});

test('a card that was cut short is posted by the clock', async () => {
  const street = await aStreet(cloud);
  const card = { kind: 'safety' as const, title: '修好了', body: '', by: street.owner._id, from: '群主' };
  const { _id } = await anEnquiry(cloud, street, { state: 'answered', card, cardOwed: NOW });
  await cloud.cloud.call('clock', {}, {});
  expect(await cloud.database.find('notices', { title: '修好了' })).toHaveLength(0);
  cloud.setClock(new Date(NOW.getTime() + 120_000));
  await cloud.cloud.call('clock', {}, {});
  await cloud.cloud.call('clock', {}, {});
  expect(await cloud.database.find('notices', { title: '修好了' })).toHaveLength(1);
  expect(await enquiryOf(cloud, _id)).toMatchObject({ cardOwed: null });
});

test('who asked posts nothing in the owner’s name, not even with the id of their own call', async () => {
  const { building, resident } = await aStreet(cloud);
  const phone = cloud.as(resident);
  const asked = {
    building: building._id,
    kind: 'repair' as const,
    words: '灯坏了',
    pictures: [],
    about: null,
    contact: null,
  };
  const { enquiry } = await phone.call('enquiry.ask', asked, 'ask-then-answer');
  const card = { kind: 'safety', title: '假的通知', body: '' } as const;
  const forged = phone.call('enquiry.answer', { enquiry, words: '好了', card }, 'ask-then-answer');
  await expectRefusal(forged, 'not-allowed');
  expect(await cloud.database.find('notices', { title: '假的通知' })).toEqual([]);
});

test('two answer at once: one answer, and the other is told', async () => {
  const street = await aStreet(cloud);
  const { _id: enquiry } = await anEnquiry(cloud, street);
  const replies = await Promise.all(
    [street.owner, street.staff].map((each) =>
      cloud.as(each).ask('enquiry.answer', { enquiry, words: '我来答', card: null }),
    ),
  );
  expect(replies.filter(({ reply }) => reply.ok)).toHaveLength(1);
  expect(replies.find(({ reply }) => !reply.ok)?.reply).toMatchObject({ say: '这件求助已经办完了。' });
});

test('it is bridged to units of the area and to volunteers of it, and to nobody else', async () => {
  const street = await aStreet(cloud);
  const area = street.building.within[0] as string;
  const elsewhere = await aPartner(cloud, (await aBuilding(cloud))._id);
  const closed = await aPartner(cloud, area, { closed: true });
  const team = await aTeam(cloud, area);
  const electrician = await aPerson(cloud, {
    ...{ name: '电工己', building: street.building, room: '203' },
    volunteer: team.membership({ skills: ['appliance'] }),
  });
  const stranger = await aPerson(cloud, { volunteer: (await aTeam(cloud, 'elsewhere')).membership() });
  const { _id: enquiry } = await anEnquiry(cloud, street);
  const owner = cloud.as(street.owner);

  const found = await owner.call('enquiry.bridges', { enquiry });
  expect(found.units).toMatchObject([{ id: street.property._id, name: '物业', people: 1 }]);
  expect(found.volunteers).toMatchObject([{ id: electrician._id, fits: true, reasons: ['会修小家电'] }]);
  await expectRefusal(cloud.as(street.resident).call('enquiry.bridges', { enquiry }), 'not-allowed');

  for (const unit of [
    { kind: 'partner' as const, id: elsewhere._id },
    { kind: 'partner' as const, id: closed._id },
    { kind: 'volunteer' as const, id: stranger._id },
    { kind: 'volunteer' as const, id: street.resident._id },
  ]) {
    await expectRefusal(owner.call('enquiry.bridge', { enquiry, unit, until: EVENING }), 'bad-input');
  }
  const unit = { kind: 'volunteer' as const, id: electrician._id };
  await expectRefusal(owner.call('enquiry.bridge', { enquiry, unit, until: NOW.getTime() }), 'bad-input');
  await owner.call('enquiry.bridge', { enquiry, unit, until: EVENING });
  await cloud.as(electrician).call('enquiry.reply', { enquiry, words: '换了灯管' });
});

test('another time needs a reason; a quarrel goes to staff, a repair does not', async () => {
  const street = await aStreet(cloud);
  const owner = cloud.as(street.owner);
  const repair = (await anEnquiry(cloud, street))._id;
  await owner.call('enquiry.promise', { enquiry: repair, until: EVENING });
  const later = EVENING + hours(2);
  await expectRefusal(owner.call('enquiry.promise', { enquiry: repair, until: later }), 'bad-input');
  await owner.call('enquiry.promise', { enquiry: repair, until: later, reason: '师傅晚上才来' });
  expect((await told(repair, street.resident)).at(-1)).toBe(
    '您的求助会在 11 月 24 日 20:00 前答复您：师傅晚上才来',
  );
  await expectRefusal(owner.call('enquiry.handOn', { enquiry: repair }), 'not-allowed');

  const quarrel = (await anEnquiry(cloud, street, { kind: 'quarrel', words: '楼上半夜拖椅子' }))._id;
  await owner.call('enquiry.handOn', { enquiry: quarrel });
  expect(await told(quarrel, street.staff)).toEqual(['101 室的纠纷转给社区了，请来调解：楼上半夜拖椅子']);
  const staff = cloud.as(street.staff);
  const area = street.building.within[0] as string;
  const { enquiries } = await staff.call('enquiry.waiting', { area, onlyStaff: true });
  expect(enquiries).toMatchObject([{ id: quarrel, standing: '社区在调解' }]);
  await staff.call('enquiry.answer', { enquiry: quarrel, words: '说好了，装了椅脚套', card: null });
});

test('reopened within seven days with a reason, due again, told to the owner; rated once', async () => {
  const street = await aStreet(cloud);
  const { _id: enquiry } = await anEnquiry(cloud, street);
  const asker = cloud.as(street.resident);
  await expectRefusal(asker.call('enquiry.reopen', { enquiry, reason: '又坏了' }), 'not-allowed');
  await cloud.as(street.owner).call('enquiry.answer', { enquiry, words: '好了', card: null });
  await asker.call('enquiry.rate', { enquiry, rating: 2 });
  await expectRefusal(asker.call('enquiry.rate', { enquiry, rating: 5 }), 'not-allowed');

  const sixDaysLater = new Date(NOW.getTime() + days(6));
  cloud.setClock(sixDaysLater);
  await asker.call('enquiry.reopen', { enquiry, reason: '又不亮了' });
  expect(await enquiryOf(cloud, enquiry)).toMatchObject({
    ...{ state: 'reopened', reopened: 1, answeredAt: null, rating: null, holder: 'owner' },
    due: new Date(sixDaysLater.getTime() + hours(48)),
  });
  expect((await told(enquiry, street.owner)).at(-1)).toBe('101 室的事还没解决：又不亮了');

  await cloud.as(street.owner).call('enquiry.answer', { enquiry, words: '换了新灯', card: null });
  cloud.setClock(new Date(sixDaysLater.getTime() + days(7)));
  const tooLate = asker.call('enquiry.reopen', { enquiry, reason: '又不亮了' });
  expect(await expectRefusal(tooLate, 'not-allowed')).toContain('请再提一次');
});
