import {
  aBuilding,
  anElder,
  anOwner,
  aPerson,
  expectRefusal,
  homeIn,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { aLedger, aClaim as aLedgerClaim, ledgerOf } from '../hours/testing';
import { aPicture } from '../picture/testing';
import { WISH_LIMITS } from './limits';
import { aClaim, aWish, readWish } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const DAY = 24 * 3_600_000;
const YESTERDAY = '2026-11-23';

/** A picture of the helper's, passed. */
const passedFor = (wish: string, helper: PersonWithWeChat) =>
  aPicture(cloud, helper, { about: 'wish', of: wish, state: 'passed' });
const sweep = () => cloud.cloud.fire('clock', 'sweep');

/** An elder's wish, made by the owner, in the hands of a neighbour. */
async function aClaimed() {
  const building = await aBuilding(cloud, { name: '5 幢' });
  const owner = await anOwner(cloud, building, { homes: [homeIn(building, '102')], name: '王群主' });
  const elder = await anElder(cloud, building, '101', owner);
  const helper = await aPerson(cloud, { building, room: '103', name: '周阿姨' });
  const given = { state: 'claimed', claim: aClaim(helper), wisher: elder._id, onBehalf: true } as const;
  const { _id: wish } = await aWish(cloud, building, owner, given);
  return { building, owner, elder, helper, wish, phone: cloud.as(helper), maker: cloud.as(owner) };
}

function done(wish: string, given: object = {}) {
  return { wish, words: '教会了发语音', picture: null, faceless: false, time: null, ...given };
}

const AN_HOUR = { time: { date: YESTERDAY, from: '14:00', to: '15:00' } };

test('said to be done, something missing, done again, thanked for', async () => {
  const { wish, phone, maker, owner, helper } = await aClaimed();
  const { _id: picture } = await passedFor(wish, helper);
  const { record } = await phone.ask('wish.fulfil', done(wish, { picture }));
  expect(record.requests).toBe(2);
  await expectRefusal(phone.call('wish.confirm', { wish, thanks: '谢谢我自己' }), 'not-allowed');
  await maker.call('wish.lack', { wish, words: '还不会接视频' });
  expect(await phone.call('wish.open', { wish })).toMatchObject({
    state: 'claimed',
    missing: '还不会接视频',
    fulfilled: null,
    claim: { until: NOW.getTime() + WISH_LIMITS.lease, isMine: true },
  });
  await phone.call('wish.fulfil', done(wish));
  await maker.call('wish.confirm', { wish, thanks: '谢谢，学会了' });
  const { outbox, ...thanked } = await readWish(cloud, wish);
  expect(thanked).toMatchObject({ state: 'thanked', thanks: '谢谢，学会了', missing: null });
  expect(outbox.map(({ to, text }) => [to, text.split('：')[1]])).toEqual([
    [owner._id, '教会了发语音'],
    [helper._id, '还不会接视频'],
    [owner._id, '教会了发语音'],
    [helper._id, '谢谢，学会了'],
  ]);
});

test('the picture is for those concerned, for everybody only when no child is on it', async () => {
  for (const faceless of [false, true]) {
    const { wish, phone, maker, building, helper } = await aClaimed();
    const { _id: picture, file } = await passedFor(wish, helper);
    await phone.call('wish.fulfil', done(wish, { picture, faceless }));
    await expectRefusal(maker.call('wish.confirm', { wish, thanks: '谢谢，我在 101' }), 'bad-input');
    await maker.call('wish.confirm', { wish, thanks: '谢谢' });
    const neighbour = cloud.as(await aPerson(cloud, { building, room: '104' }));
    const shown = { file, checking: false };
    expect((await neighbour.call('wish.open', { wish })).fulfilled).toMatchObject({
      words: null,
      picture: faceless ? shown : null,
    });
    const { wishes } = await neighbour.call('wish.board', { show: 'done' });
    const onBoard = faceless ? file : null;
    expect(wishes).toMatchObject([{ done: { thanks: '谢谢', by: '5 幢的志愿者', picture: onBoard } }]);
    expect((await maker.call('wish.open', { wish })).fulfilled?.picture).toEqual(shown);
  }
});

describe('time given becomes hours', () => {
  test('attested by whoever confirmed, in the ledger of the helper, once', async () => {
    const { wish, phone, maker, helper, owner } = await aClaimed();
    await phone.call('wish.fulfil', done(wish, AN_HOUR));
    expect(await cloud.database.find('hours', { person: helper._id })).toEqual([]);
    const input = { wish, thanks: '谢谢' };
    await Promise.all(
      ['thanks-one', 'thanks-one', 'thanks-two'].map((id) => maker.ask('wish.confirm', input, id)),
    );
    const ledger = await ledgerOf(cloud, helper, YESTERDAY);
    expect(ledger).toMatchObject({
      minutes: 60,
      waiting: 0,
      entries: [{ kind: 'attested', minutes: 60, by: owner._id, byName: '王群主', place: '5 幢' }],
    });
    expect((await readWish(cloud, wish)).unfinished).toBeNull();
  });

  test.each([3, 4, 5])(
    'killed after request %i of the thanks: the sweep enters them, once',
    async (request) => {
      const { wish, phone, maker, helper } = await aClaimed();
      await phone.call('wish.fulfil', done(wish, AN_HOUR));
      cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
      await expect(maker.call('wish.confirm', { wish, thanks: '谢谢' })).rejects.toThrow();
      cloud.cloud.clearFaults();
      await sweep();
      await sweep();
      expect((await ledgerOf(cloud, helper, YESTERDAY)).entries).toHaveLength(1);
      expect((await readWish(cloud, wish)).unfinished).toBeNull();
    },
  );

  test('not for a time that is recorded already, not for one to come, and not before it is confirmed', async () => {
    const { wish, phone, helper } = await aClaimed();
    await aLedger(cloud, helper, YESTERDAY, aLedgerClaim('morning', YESTERDAY));
    const at = (from: string, to: string, date = YESTERDAY) => done(wish, { time: { date, from, to } });
    expect(await expectRefusal(phone.call('wish.fulfil', at('10:00', '11:30')), 'already')).toContain(
      '周二见',
    );
    await expectRefusal(phone.call('wish.fulfil', at('10:00', '11:00', '2026-11-25')), 'bad-input');
    await expectRefusal(phone.call('wish.fulfil', at('11:00', '10:00')), 'bad-input');
    expect((await readWish(cloud, wish)).state).toBe('claimed');
    expect((await ledgerOf(cloud, helper, YESTERDAY)).entries).toHaveLength(1);
  });

  test('taken by something else meanwhile: the thanks go through, and the helper is told', async () => {
    const { wish, phone, maker, helper } = await aClaimed();
    await phone.call('wish.fulfil', done(wish, AN_HOUR));
    const start = new Date(`${YESTERDAY}T14:30:00+08:00`);
    await aLedger(cloud, helper, YESTERDAY, aLedgerClaim('afternoon', YESTERDAY, { start }));
    await maker.call('wish.confirm', { wish, thanks: '谢谢' });
    const { state, outbox } = await readWish(cloud, wish);
    expect(state).toBe('thanked');
    expect(outbox.at(-1)).toMatchObject({ to: helper._id, template: 'hours' });
    expect((await ledgerOf(cloud, helper, YESTERDAY)).entries).toHaveLength(1);
  });
});

test('whoever made the wish is asked once when they do not say whether it is done', async () => {
  const { wish, phone, owner } = await aClaimed();
  await phone.call('wish.fulfil', done(wish));
  cloud.setClock(new Date(NOW.getTime() + WISH_LIMITS.confirmWithin + DAY));
  await sweep();
  await sweep();
  const kept = await cloud.database.find('messages', { to: owner._id });
  const { outbox } = await readWish(cloud, wish);
  const asked = [...kept, ...outbox].filter(({ text }) => String(text).includes('办好了吗'));
  expect(asked).toHaveLength(1);
});
