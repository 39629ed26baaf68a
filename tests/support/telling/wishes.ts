import { randomUUID } from 'node:crypto';
import { aClaim, aWish, daysAgo } from '../../../cloudfunctions/domain/wish/testing';
import type { Fulfilment, Wish } from '../../../cloudfunctions/domain/wish/wish';
import { aBuilding, anOwner, aPerson, NOW, type PersonWithWeChat, type TestCloud } from '..';
import type { TellingChange } from '../kill';

const DAY = 24 * 3_600_000;
const ago = daysAgo(1);

/** A building with its owner, somebody who has a wish and somebody who would help. */
async function aHouse(cloud: TestCloud) {
  const building = await aBuilding(cloud);
  const owner = await anOwner(cloud, building, { homes: [], name: '群主' });
  const wisher = await aPerson(cloud, { building, room: '101', name: '许愿的人' });
  const helper = await aPerson(cloud, { building, room: '102', name: '帮忙的人' });
  return { building, owner, wisher, helper };
}

type House = Awaited<ReturnType<typeof aHouse>>;
type Given = (house: House) => Partial<Wish>;

/** Somebody makes a change of a wish that stands so; the clock does without `make`. */
function ofWish(
  cloud: TestCloud,
  name: string,
  given: Given,
  whose: (house: House) => PersonWithWeChat[],
  make?: (house: House, wish: string, requestId: string) => Promise<unknown>,
): TellingChange {
  return {
    name,
    function: make ? 'api' : 'clock',
    async arrange() {
      const house = await aHouse(cloud);
      const { _id } = await aWish(cloud, house.building, house.wisher, given(house));
      const requestId = randomUUID();
      const run = () => make?.(house, _id, requestId) ?? cloud.cloud.fire('clock', 'sweep');
      return { told: whose(house), run };
    },
  };
}

const made: Given = () => ({ state: 'made', publishedAt: null });
const claimed: Given = ({ helper }) => ({ state: 'claimed', claim: aClaim(helper) });
const ending =
  (milliseconds: number): Given =>
  ({ helper }) => ({
    state: 'claimed',
    claim: aClaim(helper, { until: new Date(NOW.getTime() + milliseconds) }),
  });
const done: Fulfilment = {
  ...{ at: ago, words: '教会了', picture: null, showPicture: false, time: null, reminded: false },
};
const fulfilled: Given = (house) => ({ ...claimed(house), state: 'fulfilled', fulfilled: done });
const unanswered: Given = (house) => ({ ...fulfilled(house), fulfilled: { ...done, at: daysAgo(4) } });

/** What wishes tell: the owner, whoever wished, whoever helps. */
export function wishes(cloud: TestCloud): TellingChange[] {
  const said = { title: '想学会视频', words: '一两次就好', wisherSays: '一位奶奶' };
  const owner = (house: House) => [house.owner];
  const wisher = (house: House) => [house.wisher];
  const helper = (house: House) => [house.helper];
  const parts = ['买一盏灯', '装一盏灯'].map((title) => ({ title, words: '', worth: 50 }));
  return [
    ofWish(cloud, 'wish.make', made, owner, (house, _wish, requestId) => {
      const input = { building: house.building._id, elder: null, worth: 0, ...said };
      return cloud.as(house.wisher).call('wish.make', input, requestId);
    }),
    ofWish(cloud, 'wish.publish', made, wisher, (house, wish, requestId) =>
      cloud.as(house.owner).call('wish.publish', { wish, ...said }, requestId),
    ),
    ofWish(cloud, 'wish.decline', made, wisher, (house, wish, requestId) =>
      cloud.as(house.owner).call('wish.decline', { wish, reason: '重复了' }, requestId),
    ),
    ofWish(cloud, 'wish.takeUp', made, wisher, (house, wish, requestId) =>
      cloud.as(house.owner).call('wish.takeUp', { wish, words: '报给街道了' }, requestId),
    ),
    ofWish(cloud, 'wish.split', made, wisher, (house, wish, requestId) =>
      cloud.as(house.owner).call('wish.split', { wish, wisherSays: '一位奶奶', parts }, requestId),
    ),
    ofWish(
      cloud,
      'wish.claim',
      () => ({}),
      wisher,
      (house, wish, requestId) =>
        cloud.as(house.helper).call('wish.claim', { wish, way: 'volunteer' }, requestId),
    ),
    ofWish(cloud, 'wish.extend', claimed, wisher, (house, wish, requestId) =>
      cloud.as(house.helper).call('wish.extend', { wish }, requestId),
    ),
    ofWish(cloud, 'wish.giveBack', claimed, wisher, (house, wish, requestId) =>
      cloud.as(house.helper).call('wish.giveBack', { wish, reason: '要出差' }, requestId),
    ),
    ofWish(cloud, 'wish.withdraw', claimed, helper, (house, wish, requestId) =>
      cloud.as(house.wisher).call('wish.withdraw', { wish }, requestId),
    ),
    ofWish(cloud, 'wish.fulfil', claimed, wisher, (house, wish, requestId) => {
      const input = { wish, words: '教会了', picture: null, faceless: false, time: null };
      return cloud.as(house.helper).call('wish.fulfil', input, requestId);
    }),
    ofWish(cloud, 'wish.lack', fulfilled, helper, (house, wish, requestId) =>
      cloud.as(house.wisher).call('wish.lack', { wish, words: '还不会接' }, requestId),
    ),
    ofWish(cloud, 'wish.confirm', fulfilled, helper, (house, wish, requestId) =>
      cloud.as(house.wisher).call('wish.confirm', { wish, thanks: '谢谢' }, requestId),
    ),
    ofWish(cloud, 'a claim that ends tomorrow', ending(DAY / 2), helper),
    ofWish(cloud, 'a claim that ran out', ending(-60_000), ({ wisher, helper }) => [wisher, helper]),
    ofWish(cloud, 'a wish nobody said is done', unanswered, wisher),
  ];
}
