import { NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { hours } from './limits';
import { anEnquiry, aStreet, EVENING, enquiryOf } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

/** The clock at so many hours after `NOW`, twice: the second finds nothing to do. */
async function clockAt(after: number) {
  cloud.setClock(new Date(NOW.getTime() + hours(after)));
  await cloud.cloud.call('clock', {}, {});
  const { record } = await cloud.cloud.call('clock', {}, {});
  return record;
}

async function messages(person: { _id: string }): Promise<string[]> {
  const rows = await cloud.database.find('messages', { to: person._id });
  const waiting = await cloud.database.find('enquiries', {});
  const outbox = waiting.flatMap((each) => each.outbox as { to: string; text: string; id: string }[]);
  const all = [...(rows as unknown as typeof outbox), ...outbox.filter(({ to }) => to === person._id)];
  return all.map(({ text }) => text);
}

test('who holds it is reminded once before and once after; then staff have it', async () => {
  const street = await aStreet(cloud);
  const { owner, manager, staff, resident, property } = street;
  const { _id: enquiry } = await anEnquiry(cloud, street);
  const unit = { kind: 'partner' as const, id: property._id };
  await cloud.as(owner).call('enquiry.bridge', { enquiry, unit, until: EVENING });
  const begun = (await messages(manager)).length;

  await clockAt(6.5);
  expect(await messages(manager)).toHaveLength(begun);
  await clockAt(7);
  expect((await messages(manager)).slice(begun)).toEqual([
    '101 室的求助要在 11 月 24 日 18:00 前答复：楼道灯坏了一个星期',
  ]);
  await clockAt(9);
  expect((await messages(manager)).slice(begun + 1)).toEqual([
    '101 室的求助过了时间，请尽快：楼道灯坏了一个星期',
  ]);
  expect(await messages(owner)).toEqual([]);
  expect(await messages(staff)).toEqual([]);

  await clockAt(9 + 12);
  expect(await messages(manager)).toHaveLength(begun + 2);
  expect(await messages(staff)).toEqual(['101 室的求助过了 12 小时还没答复，请您接着办：楼道灯坏了一个星期']);
  expect((await messages(resident)).at(-1)).toBe('您的求助没有按时答复，社区工作人员接着办了。');
  expect(await enquiryOf(cloud, enquiry)).toMatchObject({ holder: 'staff', watchAt: null });
  const area = street.building.within[0] as string;
  const { enquiries } = await cloud.as(staff).call('enquiry.waiting', { area, onlyStaff: true });
  expect(enquiries).toMatchObject([{ id: enquiry, late: true, escalated: true }]);
});

test('what is answered is left alone', async () => {
  const street = await aStreet(cloud);
  cloud.setClock(NOW);
  const { _id: enquiry } = await anEnquiry(cloud, street);
  await cloud.as(street.owner).call('enquiry.answer', { enquiry, words: '好了', card: null });
  await clockAt(200);
  expect(await messages(street.owner)).toEqual([]);
});

test('more than one sweep takes at once are seen to by the next, each once', async () => {
  const street = await aStreet(cloud);
  cloud.setClock(NOW);
  const due = new Date(NOW.getTime() + hours(400));
  const many = Array.from({ length: 60 }, () => anEnquiry(cloud, street, { due, watchAt: due }));
  await Promise.all(many);
  await clockAt(400.5);
  expect(await messages(street.owner)).toHaveLength(60);
});
