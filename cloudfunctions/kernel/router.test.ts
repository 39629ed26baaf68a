import { aBuilding, anOpenid, anOwner, aPerson, startTestCloud, type TestCloud } from '../../tests/support';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const ask = async (event: unknown, openid?: string) =>
  (await cloud.cloud.call('api', openid ? { openid } : {}, event)).result;

test('who is not logged in through WeChat is refused', async () => {
  expect(await ask({ name: 'home.open', input: {}, requestId: 'request-1' })).toMatchObject({
    ok: false,
    code: 'not-allowed',
  });
});

test('an unknown name, a missing request id and an unparsed input read nothing', async () => {
  const openid = anOpenid();
  for (const event of [
    { name: 'home.burn', input: {}, requestId: 'request-1' },
    { name: 'toString', input: {}, requestId: 'request-1' },
    { name: 'home.open', input: {} },
    { name: 'community.join', input: { token: 5 }, requestId: 'request-1' },
  ]) {
    const before = cloud.cloud.calls().length;
    expect(await ask(event, openid)).toMatchObject({ ok: false, code: 'bad-input' });
    expect(cloud.cloud.calls()[before]?.requests ?? 0).toBe(0);
  }
});

test('an openid in the event is not believed', async () => {
  const building = await aBuilding(cloud);
  const owner = await anOwner(cloud, building);
  const event = {
    name: 'community.people',
    input: { building: building._id },
    requestId: 'request-1',
    openid: owner.openid,
    userInfo: { openId: owner.openid },
  };
  expect(await ask(event, anOpenid())).toMatchObject({ ok: false, code: 'not-allowed' });
});

test('a fault of ours says nothing of the inside, and is logged with the request id', async () => {
  const person = await aPerson(cloud, { building: await aBuilding(cloud) });
  cloud.cloud.inject({
    kind: 'platform-error',
    code: 'DATABASE_REQUEST_FAILED',
    message: 'inner workings',
    request: 1,
  });
  const reply = await ask({ name: 'home.open', input: {}, requestId: 'request-broken' }, person.openid);
  expect(reply).toEqual({ ok: false, code: 'broken', say: '没有办成，请稍等一会儿再试。' });
  expect(cloud.log.map(({ text }) => text).join('\n')).toContain('request-broken');
});

test('a person is read once in 30 seconds, and anew where it matters', async () => {
  const building = await aBuilding(cloud);
  const owner = cloud.as(await anOwner(cloud, building));
  const list = () => owner.ask('notice.list', { area: building._id });
  await list();
  expect((await list()).record.requests).toBe(1);
  const people = await owner.ask('community.people', { building: building._id });
  expect(people.record.requests).toBe(2);
});
