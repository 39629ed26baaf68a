import {
  aBuilding,
  anOwner,
  aPerson,
  aStaff,
  expectRefusal,
  type Phone,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const draft = (areas: string[], title = '周四停水 9:00–16:00，请提前蓄水') => ({
  kind: 'safety' as const,
  title,
  body: '水箱清洗。',
  pictures: [],
  areas,
  pinned: false,
});

const titles = async (phone: Phone) =>
  (await phone.call('home.open', {})).notices.notices.map(({ title }) => title);

test('an owner posts into their building in three requests, and a resident finds it on the first page', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const resident = cloud.as(await aPerson(cloud, { building }));
  const { reply, record } = await owner.ask('notice.post', draft([building._id]));
  expect(reply.ok).toBe(true);
  expect(record.requests).toBeLessThanOrEqual(3);
  const home = await resident.ask('home.open', {});
  expect(home.record.requests).toBeLessThanOrEqual(3);
  expect(home.reply).toMatchObject({
    data: { notices: { notices: [{ from: '群主', read: false, householdsRead: null }] } },
  });
});

test('staff post to a whole area: every building inside sees it, none outside', async () => {
  const inside = await aBuilding(cloud, { estate: 'post.inside' });
  const outside = await aBuilding(cloud, { estate: 'other.estate' });
  const staff = cloud.as(await aStaff(cloud, 'post'));
  await staff.call('notice.post', draft(['post.inside'], '社区通知'));
  expect(await titles(cloud.as(await aPerson(cloud, { building: inside })))).toEqual(['社区通知']);
  expect(await titles(cloud.as(await aPerson(cloud, { building: outside })))).toEqual([]);
  expect((await staff.call('home.open', {})).notices.notices).toMatchObject([
    { from: '社区', title: '社区通知' },
  ]);
});

test('a repeated call posts once', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const first = await owner.call('notice.post', draft([building._id]), 'request-post-1');
  const second = await owner.call('notice.post', draft([building._id]), 'request-post-1');
  expect(second).toEqual(first);
  expect(await titles(owner)).toHaveLength(1);
});

test('nobody posts where they are not in charge, nor to a place that is not there', async () => {
  const building = await aBuilding(cloud);
  const elsewhere = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const resident = cloud.as(await aPerson(cloud, { building }));
  await expectRefusal(resident.call('notice.post', draft([building._id])), 'not-allowed');
  await expectRefusal(owner.call('notice.post', draft([building._id, elsewhere._id])), 'not-allowed');
  await expectRefusal(owner.call('notice.post', draft([`${building._id}.nowhere`])), 'bad-input');
  expect(await titles(owner)).toEqual([]);
});

test('what WeChat would not pass is refused and nothing is posted', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const risky = { ...draft([building._id]), body: '特3456书yuuo莞6543李zxcz蒜7782法fgnv级' };
  expect(await expectRefusal(owner.call('notice.post', risky), 'content')).toContain('换个说法');
  expect(await titles(owner)).toEqual([]);
});

test.each([
  ['no title', { title: '  ' }, '标题'],
  ['no place', { areas: [] }, '哪些楼'],
  ['too long', { title: '长'.repeat(41) }, '40'],
])('%s is refused with one sentence', async (_case, change, word) => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const call = owner.call('notice.post', { ...draft([building._id]), ...change });
  expect(await expectRefusal(call, 'bad-input')).toContain(word);
});

test('pinned stand first; withdrawing takes a notice away; each is done once', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const resident = cloud.as(await aPerson(cloud, { building }));
  const { notice } = await owner.call('notice.post', draft([building._id], '先发的'));
  await owner.call('notice.post', draft([building._id], '后发的'));
  await expectRefusal(resident.call('notice.pin', { notice }), 'not-allowed');

  await owner.call('notice.pin', { notice });
  expect(await titles(owner)).toEqual(['先发的', '后发的']);
  await expectRefusal(owner.call('notice.pin', { notice }), 'not-allowed');

  await owner.call('notice.withdraw', { notice }, 'request-withdraw');
  await owner.call('notice.withdraw', { notice }, 'request-withdraw');
  expect(await titles(owner)).toEqual(['后发的']);
  await expectRefusal(owner.call('notice.pin', { notice }), 'changed');
  await expectRefusal(resident.call('notice.open', { notice }), 'not-found');
});

test('older notices come by pages, each once', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  for (let index = 0; index < 23; index++)
    await owner.call('notice.post', draft([building._id], `第 ${index} 条`));
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await owner.call('notice.list', { area: building._id, before });
    seen.push(...page.notices.map(({ id }) => id));
    before = page.next ?? undefined;
  } while (before);
  expect(new Set(seen).size).toBe(23);
  expect(seen).toHaveLength(23);
});
