import {
  aBuilding,
  anOwner,
  aPerson,
  expectRefusal,
  NOW,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import type { Picture } from '../../kernel/pictures';
import { anEnquiry, aStreet } from '../enquiry/testing';
import { aClaim, aWish } from '../wish/testing';
import type { Fulfilment } from '../wish/wish';
import { aPicture, contentsOf, pictureOf } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const DAY = 86_400_000;
const sweep = () => cloud.cloud.fire('clock', 'sweep');
let made = 0;

async function isThere({ _id, file }: Picture): Promise<boolean> {
  const [document, contents] = await Promise.all([pictureOf(cloud, _id), contentsOf(cloud, file)]);
  expect(contents !== undefined).toBe(document !== undefined);
  return contents !== undefined;
}

function fulfilledWith(picture: string): Fulfilment {
  return { at: NOW, words: '教会了', picture, showPicture: true, time: null, reminded: false };
}

/** Somebody with a picture of each kind, and pictures of others beside them. */
async function aLife() {
  made += 1;
  const street = await aStreet(cloud);
  const { building, resident } = street;
  const helper = await anOwner(cloud, building);
  const passed = { state: 'passed', lookAt: null } as const;
  const enquiry = `asked-for${made}`;
  const asked = await aPicture(cloud, resident, { about: 'enquiry', of: enquiry, ...passed });
  await anEnquiry(cloud, street, { _id: enquiry, pictures: [asked._id] });
  const own = await aPicture(cloud, helper, { about: 'wish', of: `wished${made}`, ...passed });
  await aWish(cloud, building, resident, {
    ...{ _id: `wished${made}`, state: 'thanked', claim: aClaim(helper), fulfilled: fulfilledWith(own._id) },
  });
  const given = await aPicture(cloud, resident, { about: 'wish', of: `given${made}`, ...passed });
  const theirs = await aPicture(cloud, helper, { about: 'wish', of: `other${made}`, ...passed });
  await aWish(cloud, building, helper, {
    ...{
      _id: `given${made}`,
      state: 'thanked',
      claim: aClaim(resident),
      fulfilled: fulfilledWith(given._id),
    },
  });
  await aWish(cloud, building, helper, {
    ...{ _id: `other${made}`, state: 'thanked', claim: aClaim(helper), fulfilled: fulfilledWith(theirs._id) },
  });
  const notice = await aPicture(cloud, resident, { about: 'notice', of: `posted${made}`, ...passed });
  return { resident, erased: [asked, own, given], kept: [theirs, notice] };
}

test('whoever erases themselves takes their pictures along, and nobody else loses one', async () => {
  const { resident, erased, kept } = await aLife();
  await cloud.as(resident).call('community.erase', {});
  for (const picture of erased) expect(await isThere(picture)).toBe(false);
  await sweep();
  for (const picture of kept) expect(await isThere(picture)).toBe(true);
});

test('killed on the way, the sweep deletes what was marked, and another tap does the rest', async () => {
  const lives = [];
  // The requests around those about pictures; it says below when it is no longer these.
  for (let request = 10; request <= 13; request++) {
    const life = await aLife();
    cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
    await expect(cloud.as(life.resident).call('community.erase', {})).rejects.toThrow();
    cloud.cloud.clearFaults();
    const ids = life.erased.map(({ _id }) => _id);
    const marked = await cloud.database.find('pictures', { _id: { $in: ids }, of: null });
    const files = await Promise.all(life.erased.map(({ file }) => contentsOf(cloud, file)));
    lives.push({ ...life, marked: marked.length, left: files.filter(Boolean).length });
  }
  expect(lives.map(({ marked, left }) => `${marked} marked, ${left} left`)).toEqual(
    expect.arrayContaining(['0 marked, 3 left', '3 marked, 3 left', '3 marked, 0 left']),
  );
  await sweep();
  for (const { marked, erased } of lives)
    for (const picture of erased) expect(await isThere(picture)).toBe(marked === 0);
  for (const { resident, erased, kept } of lives) {
    await cloud.as(resident).call('community.erase', {});
    for (const picture of erased) expect(await isThere(picture)).toBe(false);
    for (const picture of kept) expect(await isThere(picture)).toBe(true);
  }
});

test('what is in no document after a week goes, what is in one stays for good', async () => {
  const street = await aStreet(cloud);
  const of = `week${(made += 1)}`;
  const sent = (days: number) =>
    aPicture(cloud, street.resident, {
      ...{ about: 'enquiry', of, state: 'passed', at: new Date(NOW.getTime() - days * DAY) },
    });
  const [shown, dropped, young] = [await sent(8), await sent(8), await sent(6)];
  await anEnquiry(cloud, street, { _id: of, pictures: [shown._id] });
  await sweep();
  expect(await isThere(dropped)).toBe(false);
  expect(await isThere(young)).toBe(true);
  expect(await isThere(shown)).toBe(true);
  expect((await pictureOf(cloud, shown._id))?.lookAt).toBeNull();
});

test('what is about to be removed goes into nothing any more', async () => {
  const building = await aBuilding(cloud);
  const helper = await aPerson(cloud, { building });
  const { _id: wish } = await aWish(cloud, building, await aPerson(cloud, { building, room: '102' }), {
    ...{ state: 'claimed', claim: aClaim(helper) },
  });
  const lookAt = new Date(NOW.getTime() + 30_000);
  const picture = await aPicture(cloud, helper, { about: 'wish', of: wish, lookAt });
  const done = { wish, words: '办好了', picture: picture._id, faceless: false, time: null };
  await expectRefusal(cloud.as(helper).call('wish.fulfil', done), 'bad-input');
  await cloud.database.update('pictures', { _id: picture._id }, { $set: { lookAt: null } });
  await cloud.as(helper).call('wish.fulfil', done);
});

test('something is still missing: the picture of what was not done goes, also when that call is killed', async () => {
  const pictures: Picture[] = [];
  for (const request of [null, 2, 4]) {
    const building = await aBuilding(cloud);
    const [wisher, helper] = [await aPerson(cloud, { building }), await aPerson(cloud, { building })];
    const of = `missing${(made += 1)}`;
    const picture = await aPicture(cloud, helper, { about: 'wish', of, state: 'passed', lookAt: null });
    await aWish(cloud, building, wisher, {
      ...{ _id: of, state: 'fulfilled', claim: aClaim(helper), fulfilled: fulfilledWith(picture._id) },
    });
    if (request) cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
    const lack = () => cloud.as(wisher).ask('wish.lack', { wish: of, words: '还差一次' }, `lacking-${of}`);
    const asked = await lack().catch(() => undefined);
    cloud.cloud.clearFaults();
    if (asked) expect(asked.record.requests).toBeLessThanOrEqual(3);
    else await lack();
    pictures.push(picture);
  }
  await sweep();
  for (const picture of pictures) expect(await isThere(picture)).toBe(true);
  cloud.setClock(new Date(NOW.getTime() + 5 * 60_000));
  await sweep();
  for (const picture of pictures) expect(await isThere(picture)).toBe(false);
});
