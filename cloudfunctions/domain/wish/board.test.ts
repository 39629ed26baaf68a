import type { Document } from '../../../scripts/cloud/database/types';
import {
  aBuilding,
  anOpenid,
  aPerson,
  aStaff,
  type Building,
  NOW,
  type Phone,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { placeAt } from '../../kernel/place';
import type { Shown } from './board';
import { aClaim, aWish, daysAgo, makeWish } from './testing';

let cloud: TestCloud;
let home: Building;
let nextDoor: Building;
let farther: Building;
let phone: Phone;

beforeAll(async () => {
  cloud = await startTestCloud({ maxScan: 60 });
  home = await aBuilding(cloud, { estate: 'here.east' });
  nextDoor = await aBuilding(cloud, { estate: 'here.east' });
  farther = await aBuilding(cloud, { estate: 'here.west' });
  const elsewhere = await aBuilding(cloud, { estate: 'there.east' });
  const me = await aPerson(cloud, { building: home, room: '101' });
  phone = cloud.as(me);
  const other = await aPerson(cloud, { building: home, room: '102' });
  const buildings = [home, nextDoor, farther];
  for (let each = 0; each < 24; each += 1) {
    const building = buildings[each % 3] as Building;
    await aWish(cloud, building, other, { title: `等 ${each}`, publishedAt: daysAgo(24 - each) });
  }
  await aWish(cloud, elsewhere, other, { title: '别的社区' });
  // More than may be looked through without an index.
  const crowded = await aBuilding(cloud, { estate: 'crowded.east' });
  const many = Array.from({ length: 100 }, () => makeWish(crowded, { _id: 'somebody' }));
  await cloud.database.insert('wishes', many as unknown as Document[]);
  await aWish(cloud, home, me, { title: '还没发布', state: 'made', publishedAt: null });
  for (const days of [1, 3, 40]) {
    const [_id, thankedAt] = [`done${days}`, daysAgo(days)];
    const given = { state: 'thanked', thankedAt, thanks: '谢谢', done: placeAt(thankedAt, _id) } as const;
    const fulfilled = {
      at: thankedAt,
      words: '办好了',
      picture: null,
      showPicture: false,
      time: null,
      reminded: false,
    };
    await aWish(cloud, home, other, { _id, title: `圆 ${days}`, claim: aClaim(other), fulfilled, ...given });
  }
});
afterAll(() => cloud.stop());

/** Every title, page by page. */
async function all(show: Shown): Promise<string[]> {
  const titles: string[] = [];
  let before: string | undefined;
  do {
    const page = await phone.call('wish.board', before ? { show, before } : { show });
    titles.push(...page.wishes.map(({ title }) => title));
    before = page.next ?? undefined;
  } while (before);
  return titles;
}

const numbers = (from: number) => Array.from({ length: 8 }, (_, index) => `等 ${from + 3 * index}`);

test('what waits longest comes first, each once over all pages, with the figures; two requests', async () => {
  cloud.setClock(new Date(NOW.getTime() + 1));
  const { reply, record } = await phone.ask('wish.board', { show: 'waiting' });
  expect(record.requests).toBe(2);
  expect(reply).toMatchObject({ data: { place: 'here', waiting: 24, done: 2 } });
  expect(await all('waiting')).toEqual(Array.from({ length: 24 }, (_, each) => `等 ${each}`));
});

test('near me: my building, then my estate, then the community', async () => {
  expect(await all('near')).toEqual([...numbers(0), ...numbers(1), ...numbers(2)]);
});

test('fulfilled this month, the latest first', async () => {
  expect(await all('done')).toEqual(['圆 1', '圆 3']);
});

test('a visitor is invited; staff see their area; nobody sees the board of where they do not belong', async () => {
  const visitor = cloud.as(anOpenid());
  expect(await visitor.call('wish.board', { show: 'waiting' })).toMatchObject({ place: null, wishes: [] });
  const staff = cloud.as(await aStaff(cloud, 'there'));
  expect(await staff.call('wish.board', { show: 'waiting' })).toMatchObject({ place: 'there', waiting: 1 });
  const asked = await phone.call('wish.board', { show: 'waiting', area: 'there.east' });
  expect(asked.place).toBe('here');
});

test('my own wishes and what I claimed stand apart', async () => {
  const helper = await aPerson(cloud, { building: home, room: '103', name: '周阿姨' });
  const { _id } = await aWish(cloud, home, await aPerson(cloud, { building: home, room: '104' }));
  await aWish(cloud, home, helper, { title: '我自己的' });
  await cloud.as(helper).call('wish.claim', { wish: _id, way: 'volunteer' });
  const { made, claimed } = await cloud.as(helper).call('wish.mine', {});
  expect(made.map(({ title }) => title)).toEqual(['我自己的']);
  expect(claimed.map(({ id }) => id)).toEqual([_id]);
});
