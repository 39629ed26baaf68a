import {
  aBuilding,
  anElder,
  anOwner,
  aPerson,
  aStaff,
  expectRefusal,
  homeIn,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { WISH_LIMITS } from './limits';
import { aWish, readWish } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

const RISKY = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级';

function wanted(building: { _id: string }, given: object = {}) {
  const words = { title: '想学会用手机和外孙视频', words: '一两次就好', worth: 0, wisherSays: '一位奶奶' };
  return { building: building._id, elder: null, ...words, ...given };
}

async function aHouse() {
  const building = await aBuilding(cloud, { estate: 'make.estate' });
  const owner = await anOwner(cloud, building, { homes: [homeIn(building, '102')], name: '王群主' });
  const resident = await aPerson(cloud, { building, room: '101', name: '小陈' });
  return { building, owner, resident };
}

test('a resident wishes and the owner learns it: two requests, once however often it is tapped', async () => {
  const { building, owner, resident } = await aHouse();
  const phone = cloud.as(resident);
  cloud.setClock(new Date('2026-11-24T01:00:01Z'));
  const { reply, record } = await phone.ask('wish.make', wanted(building), 'make-1-again');
  expect(record.requests).toBe(2);
  await phone.call('wish.make', wanted(building), 'make-1-again');
  const found = await cloud.database.find('wishes', { by: resident._id });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    state: 'made',
    community: 'make',
    within: ['make', 'make.estate', building._id],
    month: '2026-11',
    onBehalf: false,
    outbox: [{ to: owner._id, template: 'wish', text: expect.stringContaining('想学会用手机和外孙视频') }],
  });
  expect(reply).toMatchObject({ ok: true, data: { wish: found[0]?._id } });
});

test('for an elder without WeChat: family, owner and staff may, nobody else, and not for who has WeChat', async () => {
  const { building, owner, resident } = await aHouse();
  const elder = await anElder(cloud, building, '101', owner);
  const other = await aPerson(cloud, { building, room: '103' });
  for (const person of [resident, owner, await aStaff(cloud, 'make')]) {
    const { wish } = await cloud.as(person).call('wish.make', wanted(building, { elder: elder._id }));
    expect(await readWish(cloud, wish)).toMatchObject({ by: person._id, wisher: elder._id, onBehalf: true });
  }
  const ask = (elderId: string) => cloud.as(other).call('wish.make', wanted(building, { elder: elderId }));
  await expectRefusal(ask(elder._id), 'not-allowed');
  await expectRefusal(ask('nobody'), 'not-found');
  const forResident = wanted(building, { elder: resident._id });
  await expectRefusal(cloud.as(owner).call('wish.make', forResident), 'not-allowed');
  const { people } = await cloud.as(owner).call('wish.forWhom', { building: building._id });
  expect(people).toEqual([{ id: elder._id, name: elder.name, room: '101' }]);
  expect((await cloud.as(other).call('wish.forWhom', { building: building._id })).people).toEqual([]);
});

test('a stranger, risky words and one wish too many are refused, and nothing is written', async () => {
  const { building, resident } = await aHouse();
  const stranger = cloud.as(await aPerson(cloud));
  await expectRefusal(stranger.call('wish.make', wanted(building)), 'not-joined');
  const phone = cloud.as(resident);
  await expectRefusal(phone.call('wish.make', wanted(building, { words: RISKY })), 'content');
  await expectRefusal(phone.call('wish.make', wanted(building, { title: ' ' })), 'bad-input');
  await expectRefusal(phone.call('wish.make', wanted(building, { worth: -1 })), 'bad-input');
  expect(await cloud.database.find('wishes', { building: building._id })).toEqual([]);
  for (let each = 0; each < WISH_LIMITS.waiting; each += 1) await aWish(cloud, building, resident);
  expect(await expectRefusal(phone.call('wish.make', wanted(building)), 'later')).toContain('5 个心愿');
});

describe('verified by the owner', () => {
  const said = { title: '想学会视频', words: '周末都在家', wisherSays: '一位独居奶奶' };
  const made = { state: 'made', publishedAt: null } as const;

  test('published as the owner words it, without what betrays the wisher; the wisher is told', async () => {
    const { building, owner, resident } = await aHouse();
    const { _id: wish } = await aWish(cloud, building, resident, made);
    const phone = cloud.as(owner);
    expect((await phone.call('wish.toVerify', {})).wishes).toMatchObject([
      { id: wish, wisher: '101 小陈', tooDear: false, can: ['publish', 'decline', 'split', 'takeUp'] },
    ]);
    const betraying = { wish, ...said, words: '在 101，下午都在' };
    expect(await expectRefusal(phone.call('wish.publish', betraying), 'bad-input')).toContain('“101”');
    const { record } = await phone.ask('wish.publish', { wish, ...said }, 'publish-once');
    expect(record.requests).toBe(2);
    await phone.call('wish.publish', { wish, ...said }, 'publish-once');
    await expectRefusal(phone.call('wish.publish', { wish, ...said }), 'changed');
    expect(await readWish(cloud, wish)).toMatchObject({
      state: 'open',
      ...said,
      outbox: [{ to: resident._id }],
    });
    expect((await phone.call('wish.toVerify', {})).wishes).toEqual([]);
  });

  test('nobody publishes their own, and neighbours publish nothing', async () => {
    const { building, owner, resident } = await aHouse();
    const { _id: own } = await aWish(cloud, building, owner, made);
    await expectRefusal(cloud.as(owner).call('wish.publish', { wish: own, ...said }), 'not-allowed');
    await expectRefusal(cloud.as(resident).call('wish.publish', { wish: own, ...said }), 'not-allowed');
    await cloud.as(await aStaff(cloud, 'make')).call('wish.publish', { wish: own, ...said });
  });

  test('too dear for one helper: not published, but split or taken up by the community', async () => {
    const { building, owner, resident } = await aHouse();
    const dear = { ...made, worth: WISH_LIMITS.worth + 1 };
    const { _id: wish } = await aWish(cloud, building, resident, dear);
    const { _id: pipes } = await aWish(cloud, building, resident, dear);
    const phone = cloud.as(owner);
    await expectRefusal(phone.call('wish.publish', { wish, ...said }), 'not-allowed');

    const parts = [
      { title: '买一个小推车', words: '', worth: 150 },
      { title: '教一次视频', words: '', worth: 0 },
    ];
    const split = { wish, wisherSays: '一位奶奶', parts };
    await phone.call('wish.split', split, 'split-once');
    await phone.call('wish.split', split, 'split-once');
    const found = await cloud.database.find('wishes', { 'whole.id': wish });
    expect(found).toHaveLength(2);
    expect(found.map(({ title, state, whole }) => ({ title, state, whole }))).toEqual([
      { title: '买一个小推车', state: 'open', whole: { id: wish, part: 1, of: 2 } },
      { title: '教一次视频', state: 'open', whole: { id: wish, part: 2, of: 2 } },
    ]);
    expect(found[0]).not.toHaveProperty('people');
    expect(await readWish(cloud, wish)).toMatchObject({ state: 'split', unfinished: null });

    await phone.call('wish.takeUp', { wish: pipes, words: '下周三居民议事会商量换水管' });
    expect(await readWish(cloud, pipes)).toMatchObject({
      state: 'taken-up',
      outbox: [{ to: resident._id, text: expect.stringContaining('下周三居民议事会') }],
    });
    const seen = await cloud.as(resident).call('wish.open', { wish: pipes });
    expect(seen).toMatchObject({ outcome: '下周三居民议事会商量换水管', can: [] });
  });

  test('killed after the split itself: the sweep makes the parts, once', async () => {
    const { building, owner, resident } = await aHouse();
    const { _id: wish } = await aWish(cloud, building, resident, made);
    const parts = [1, 2, 3].map((each) => ({ title: `第 ${each} 件`, words: '', worth: 0 }));
    // Read, content check, the change itself: the instance dies right after it.
    cloud.cloud.inject({ kind: 'kill', when: 'after', request: 3, function: 'api' });
    const call = cloud.as(owner).call('wish.split', { wish, wisherSays: '一位奶奶', parts });
    await expect(call).rejects.toThrow();
    cloud.cloud.clearFaults();
    expect(await cloud.database.find('wishes', { 'whole.id': wish })).toEqual([]);
    for (const _sweep of ['first', 'second']) await cloud.cloud.fire('clock', 'sweep');
    expect(await cloud.database.find('wishes', { 'whole.id': wish })).toHaveLength(3);
  });

  test('declined: with a reason for the wisher, and nobody else sees it', async () => {
    const { building, owner, resident } = await aHouse();
    const { _id: wish } = await aWish(cloud, building, resident, made);
    const other = cloud.as(await aPerson(cloud, { building, room: '103' }));
    await expectRefusal(other.call('wish.open', { wish }), 'not-found');
    await cloud.as(owner).call('wish.decline', { wish, reason: '请写清楚要什么' });
    expect(await cloud.as(resident).call('wish.open', { wish })).toMatchObject({
      state: 'declined',
      outcome: '请写清楚要什么',
      can: [],
    });
    await expectRefusal(other.call('wish.open', { wish }), 'not-found');
  });
});
