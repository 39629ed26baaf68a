import type { Document } from '../../../scripts/cloud/database/types';
import {
  aBuilding,
  anElder,
  anOwner,
  aPerson,
  aStaff,
  expectRefusal,
  homeIn,
  NOW,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aTeam } from '../volunteer/testing';
import { WISH_LIMITS } from './limits';
import { aClaim, aWish, readWish } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const DAY = 24 * 3_600_000;
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const sweep = () => cloud.cloud.fire('clock', 'sweep');

/** An elder's wish on the board, made by the owner, and a neighbour who would help. */
async function aBoard() {
  const building = await aBuilding(cloud, { name: '5 幢' });
  const owner = await anOwner(cloud, building, { homes: [homeIn(building, '102')], name: '王群主' });
  const elder = await anElder(cloud, building, '101', owner);
  const wish = await aWish(cloud, building, owner, { wisher: elder._id, onBehalf: true });
  const helper = await aPerson(cloud, { building, room: '103', name: '周阿姨' });
  return { building, owner, elder, wish, helper };
}

test('exactly one wins in two requests; who comes later reads who was first', async () => {
  const { building, owner, wish, helper } = await aBoard();
  cloud.setClock(after(1));
  const input = { wish: wish._id, way: 'volunteer' };
  const { record } = await cloud.as(helper).ask('wish.claim', input, 'claim-once');
  expect(record.requests).toBe(2);
  expect(await cloud.as(helper).call('wish.claim', input, 'claim-once')).toEqual({
    until: after(1 + WISH_LIMITS.lease).getTime(),
  });
  const late = cloud.as(await aPerson(cloud, { building, room: '104', name: '迟来的' }));
  expect(await expectRefusal(late.call('wish.claim', input), 'changed')).toBe(
    '这个心愿刚被 5 幢的志愿者认领了',
  );
  const [told] = (await readWish(cloud, wish._id)).outbox;
  expect(told).toMatchObject({ to: owner._id, text: expect.stringContaining('周阿姨') });
});

test('in the name of a team or a unit; not one own wish, not from elsewhere, not without a name', async () => {
  const { building, owner, wish } = await aBoard();
  const area = wish.community;
  const team = await aTeam(cloud, area);
  const unit = { _id: `${area}.clinic`, name: '卫生站', area, role: 'partner', ring: 'unit', lends: '' };
  await cloud.database.insert('partners', [{ ...unit, asking: [], closed: false } as Document]);
  const since = NOW;
  const student = await aPerson(cloud, { name: '小李', volunteer: team.membership() });
  const nurse = await aPerson(cloud, {
    name: '吴护士',
    partners: [{ partner: unit._id, name: '卫生站', since }],
  });
  const ways = async (person: typeof student) =>
    (await cloud.as(person).call('wish.open', { wish: wish._id })).ways.map(({ key }) => key);
  expect(await ways(student)).toEqual([`team:${team._id}`]);
  expect(await ways(nurse)).toEqual([`partner:${unit._id}`]);
  expect(await ways(owner)).toEqual([]);
  const claim = (person: typeof student, way: string) =>
    cloud.as(person).call('wish.claim', { wish: wish._id, way });
  await expectRefusal(claim(student, 'volunteer'), 'not-allowed');
  await expectRefusal(claim(student, 'team:another'), 'not-allowed');
  await expectRefusal(claim(owner, 'volunteer'), 'not-allowed');
  await expectRefusal(
    claim(await aPerson(cloud, { building: await aBuilding(cloud) }), 'volunteer'),
    'not-allowed',
  );
  await expectRefusal(claim(await aPerson(cloud, { building, name: '' }), 'volunteer'), 'bad-input');
  await claim(nurse, `partner:${unit._id}`);
  expect((await readWish(cloud, wish._id)).claim).toMatchObject({
    as: 'partner',
    name: '卫生站',
    unit: unit._id,
  });
});

test('name, door and phone are for whoever claimed, while they have it; every look is in the audit ledger', async () => {
  const { owner, elder, wish, helper, building } = await aBoard();
  const other = await aPerson(cloud, { building, room: '104' });
  const look = (person: typeof helper, requestId?: string) =>
    cloud.as(person).call('wish.reveal', { wish: wish._id }, requestId);
  await expectRefusal(look(helper), 'not-allowed');
  await cloud.as(helper).call('wish.claim', { wish: wish._id, way: 'volunteer' });
  expect(await look(helper, 'look-once')).toMatchObject({ name: elder.name, building: '5 幢', room: '101' });
  await look(helper, 'look-once');
  await expectRefusal(look(other), 'not-allowed');
  await expectRefusal(look(owner), 'not-allowed');
  const events = await cloud.database.find('events', { wish: wish._id });
  expect(events).toMatchObject([
    { what: 'wish-revealed', by: helper._id, person: elder._id, area: building._id },
  ]);
  const seen = (person: typeof helper) => cloud.as(person).call('wish.open', { wish: wish._id });
  expect(await seen(owner)).toMatchObject({
    looks: 1,
    wisher: `101 ${elder.name}`,
    claim: { giver: '周阿姨' },
  });
  expect(await seen(other)).toMatchObject({ looks: null, wisher: null, claim: { giver: null } });
  await cloud.as(helper).call('wish.giveBack', { wish: wish._id, reason: '出差了' });
  await expectRefusal(look(helper), 'not-allowed');
});

test('the id of an earlier call opens no door: not of a claim given back, not of anybody else’s entry', async () => {
  const { wish, helper, building } = await aBoard();
  const reveal = (person: typeof helper, requestId: string) =>
    cloud.as(person).call('wish.reveal', { wish: wish._id }, requestId);
  await cloud.as(helper).call('wish.claim', { wish: wish._id, way: 'volunteer' }, 'claim-then-leave');
  await reveal(helper, 'look-then-leave');
  await expectRefusal(
    reveal(await aPerson(cloud, { building, room: '104' }), 'look-then-leave'),
    'not-allowed',
  );
  await cloud.as(helper).call('wish.giveBack', { wish: wish._id, reason: '出差了' });
  await expectRefusal(reveal(helper, 'look-then-leave'), 'not-allowed');
  await expectRefusal(reveal(helper, 'claim-then-leave'), 'not-allowed');
  await expectRefusal(
    cloud.as(helper).call('wish.giveBack', { wish: wish._id, reason: '又来' }, 'look-then-leave'),
    'not-allowed',
  );
});

test('nothing of name, door or phone goes out with the wish to a neighbour', async () => {
  const { building, owner } = await aBoard();
  const elder = { ...(await anElder(cloud, building, '101', owner)) };
  await cloud.database.update(
    'people',
    { _id: elder._id },
    { $set: { phone: '13800138000', name: '陈奶奶' } },
  );
  const { _id: wish } = await aWish(cloud, building, owner, { wisher: elder._id });
  const neighbour = cloud.as(await aPerson(cloud, { building, room: '104' }));
  const shown = [
    await neighbour.call('wish.open', { wish }),
    await neighbour.call('wish.board', { show: 'waiting' }),
  ];
  const text = JSON.stringify(shown);
  for (const secret of ['陈奶奶', '13800138000', '101', elder._id, owner._id])
    expect(text).not.toContain(secret);
});

describe('a claim is a lease', () => {
  async function aClaimed(given: Parameters<typeof aClaim>[1] = {}) {
    const board = await aBoard();
    const claim = aClaim(board.helper, given);
    const { wisher } = board.wish;
    const wish = await aWish(cloud, board.building, board.owner, { state: 'claimed', claim, wisher });
    return { ...board, wish };
  }
  const toldTo = async (wish: string, person: { _id: string }) => {
    const { outbox } = await readWish(cloud, wish);
    const kept = await cloud.database.find('messages', { to: person._id });
    return [...outbox.filter(({ to }) => to === person._id), ...kept].map(({ text }) => text);
  };

  test('reminded the day before, once; extended once, and reminded again', async () => {
    const { wish, helper } = await aClaimed();
    cloud.setClock(after(WISH_LIMITS.lease - 2 * DAY));
    await sweep();
    expect(await toldTo(wish._id, helper)).toEqual([]);
    cloud.setClock(after(WISH_LIMITS.lease - DAY));
    await sweep();
    await sweep();
    expect(await toldTo(wish._id, helper)).toEqual([expect.stringContaining('明天到期')]);
    const phone = cloud.as(helper);
    await phone.call('wish.extend', { wish: wish._id });
    await expectRefusal(phone.call('wish.extend', { wish: wish._id }), 'not-allowed');
    cloud.setClock(after(2 * WISH_LIMITS.lease - DAY));
    await sweep();
    expect(await toldTo(wish._id, helper)).toHaveLength(2);
    expect((await readWish(cloud, wish._id)).state).toBe('claimed');
  });

  test('released when it is over, once, and both sides know; somebody else can claim', async () => {
    const { wish, helper, owner, building } = await aClaimed();
    cloud.setClock(after(WISH_LIMITS.lease));
    await sweep();
    await sweep();
    expect(await readWish(cloud, wish._id)).toMatchObject({ state: 'open', claim: null, releases: 1 });
    for (const person of [helper, owner])
      expect(await toldTo(wish._id, person)).toEqual([expect.stringContaining('到期')]);
    const next = cloud.as(await aPerson(cloud, { building, room: '104', name: '小赵' }));
    await next.call('wish.claim', { wish: wish._id, way: 'volunteer' });
  });

  test('given back with a reason: open again where it stood in the row', async () => {
    const { wish, helper, owner } = await aClaimed();
    await cloud.as(helper).call('wish.giveBack', { wish: wish._id, reason: '要出差' });
    const back = await readWish(cloud, wish._id);
    expect(back).toMatchObject({ state: 'open', claim: null, releases: 1, queue: wish.queue });
    expect(await toldTo(wish._id, owner)).toEqual([expect.stringContaining('要出差')]);
    await expectRefusal(cloud.as(helper).call('wish.extend', { wish: wish._id }), 'changed');
  });

  test('withdrawn by whoever made it: the helper need not come', async () => {
    const { wish, helper, owner } = await aClaimed();
    await expectRefusal(cloud.as(helper).call('wish.withdraw', { wish: wish._id }), 'not-allowed');
    await cloud.as(owner).call('wish.withdraw', { wish: wish._id });
    expect(await toldTo(wish._id, helper)).toEqual([expect.stringContaining('不用再去了')]);
    await expectRefusal(cloud.as(helper).call('wish.reveal', { wish: wish._id }), 'changed');
  });

  test('staff of the community see whose wish it is, staff of another do not', async () => {
    const { wish } = await aClaimed();
    const staff = await aStaff(cloud, wish.community);
    expect(await cloud.as(staff).call('wish.open', { wish: wish._id })).toMatchObject({ concerned: true });
    const foreign = await aStaff(cloud, 'elsewhere');
    expect(await cloud.as(foreign).call('wish.open', { wish: wish._id })).toMatchObject({ wisher: null });
  });
});

test('killed at any request and tapped again: claimed once, and told exactly once', async () => {
  for (const [when, request] of [
    ['before', 1],
    ['after', 1],
    ['before', 2],
    ['after', 2],
  ] as const) {
    const { owner, wish, helper } = await aBoard();
    const input = { wish: wish._id, way: 'volunteer' };
    cloud.cloud.inject({ kind: 'kill', when, request, function: 'api' });
    await expect(cloud.as(helper).call('wish.claim', input, 'killed-claim')).rejects.toThrow();
    await cloud.as(helper).call('wish.claim', input, 'killed-claim');
    await sweep();
    const { lines } = await cloud.as(owner).call('message.inbox', {});
    expect(lines.filter(({ text }) => text.includes(wish.title))).toHaveLength(1);
  }
});

test('nobody gathers more than a few wishes in their hands', async () => {
  const { building, owner, helper, wish } = await aBoard();
  for (let each = 0; each < WISH_LIMITS.inHand; each += 1)
    await aWish(cloud, building, owner, { state: 'claimed', claim: aClaim(helper) });
  const claim = () => cloud.as(helper).call('wish.claim', { wish: wish._id, way: 'volunteer' });
  expect(await expectRefusal(claim(), 'later')).toContain(`${WISH_LIMITS.inHand} 个心愿`);
  await cloud.database.update('wishes', { 'claim.person': helper._id }, { $set: { state: 'fulfilled' } });
  await claim();
});

test('somebody who erases themselves leaves no wish waiting and none in their hands', async () => {
  const { building, owner, helper, wish } = await aBoard();
  await cloud.as(helper).call('wish.claim', { wish: wish._id, way: 'volunteer' });
  const own = await aWish(cloud, building, helper, { state: 'claimed', claim: aClaim(owner) });
  const past = await aWish(cloud, building, owner, { state: 'thanked', claim: aClaim(helper) });
  await cloud.as(helper).call('community.erase', {});
  expect(await readWish(cloud, wish._id)).toMatchObject({ state: 'open', claim: null });
  expect(await readWish(cloud, own._id)).toMatchObject({ state: 'withdrawn', outbox: [{ to: owner._id }] });
  expect((await readWish(cloud, past._id)).claim).toMatchObject({ giver: { name: '' } });
});
