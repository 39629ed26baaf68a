import { setTimeout as sleep } from 'node:timers/promises';
import { NOW, type PersonWithWeChat, startTestCloud, type TestCloud } from '../../../tests/support';
import type { Picture } from '../../kernel/pictures';
import { anEnquiry, aStreet } from '../enquiry/testing';
import { answer, aPicture, contentsOf, pictureOf } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const MINUTE = 60_000;
const after = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const sweep = () => cloud.cloud.fire('clock', 'sweep');
const linesOf = async (person: PersonWithWeChat) =>
  (await cloud.as(person).call('message.inbox', {})).lines.map(({ text }) => text);

let made = 0;

/** An enquiry with one picture, brought and put to it. */
async function aPictured(given: Partial<Picture> = {}) {
  made += 1;
  const street = await aStreet(cloud);
  const _id = `pictured${made}`;
  const picture = await aPicture(cloud, street.resident, { about: 'enquiry', of: _id, ...given });
  await anEnquiry(cloud, street, { _id, pictures: [picture._id] });
  const seenBy = async (person: PersonWithWeChat) =>
    (await cloud.as(person).call('enquiry.open', { enquiry: _id })).pictures;
  return { street, picture, seenBy };
}

test('while it is checked who sent it sees it, marked, and nobody else; after it passed everybody does', async () => {
  const { street, picture, seenBy } = await aPictured();
  const { file } = picture;
  expect(await seenBy(street.resident)).toEqual([{ file, checking: true }]);
  expect(await seenBy(street.owner)).toEqual([]);
  const { record, result } = await answer(cloud, picture.trace, 'pass');
  expect(result).toBe('success');
  expect(record.requests).toBe(1);
  for (const person of [street.resident, street.owner])
    expect(await seenBy(person)).toEqual([{ file, checking: false }]);
});

test.each(['risky', 'review'])(
  '%s: it is away, with one line however often WeChat says so',
  async (suggest) => {
    const { street, picture, seenBy } = await aPictured();
    const { trace } = picture;
    await Promise.all([answer(cloud, trace, suggest), answer(cloud, trace, suggest)]);
    await answer(cloud, trace, suggest);
    await answer(cloud, trace, 'pass');
    expect(await seenBy(street.resident)).toEqual([]);
    expect(await seenBy(street.owner)).toEqual([]);
    expect(await contentsOf(cloud, picture.file)).toBeUndefined();
    cloud.setClock(after(5));
    await sweep();
    await sweep();
    expect(await linesOf(street.resident)).toEqual([
      '您给求助配的一张图片没有通过微信的内容检查，已经去掉了，别人没有看到',
    ]);
    expect(await pictureOf(cloud, picture._id)).toBeUndefined();
  },
);

test('killed at any place while it is taken away: after the sweep told once, and the file is gone', async () => {
  const killed: { picture: Picture; resident: PersonWithWeChat }[] = [];
  for (let request = 1; ; request++) {
    const { picture, street } = await aPictured();
    cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'push' });
    const wasKilled = await answer(cloud, picture.trace, 'risky').then(
      () => false,
      () => true,
    );
    cloud.cloud.clearFaults();
    if (!wasKilled) break;
    // WeChat does not say it again by itself: what it said is lost when nothing had been written.
    if ((await pictureOf(cloud, picture._id))?.state === 'checking')
      await answer(cloud, picture.trace, 'risky');
    killed.push({ picture, resident: street.resident });
  }
  expect(killed.length).toBeGreaterThan(4);
  for (const minutes of [5, 10]) {
    cloud.setClock(after(minutes));
    await sweep();
  }
  for (const { picture, resident } of killed) {
    expect(await linesOf(resident)).toHaveLength(1);
    expect(await contentsOf(cloud, picture.file)).toBeUndefined();
    expect(await pictureOf(cloud, picture._id)).toBeUndefined();
  }
});

test('a phone that pretends to be WeChat changes nothing, nor does WeChat when it could not look', async () => {
  const { street, picture } = await aPictured();
  const traces = [null, '', { $ne: null }, { $exists: true }, picture._id];
  const pretended = traces.map((trace_id) => {
    const event = { Event: 'wxa_media_check', trace_id, result: { suggest: 'pass' } };
    return cloud.cloud.call('push', street.resident, event);
  });
  await Promise.all([...pretended, answer(cloud, picture.trace, 'pass', -1008)]);
  expect((await pictureOf(cloud, picture._id))?.state).toBe('checking');
});

test('an answer that is quicker than the call that asked is waited for', async () => {
  const { picture } = await aPictured({ trace: null });
  const answered = answer(cloud, 'quick', 'pass');
  await sleep(150);
  await cloud.database.update('pictures', { _id: picture._id }, { $set: { trace: 'quick' } });
  await answered;
  expect((await pictureOf(cloud, picture._id))?.state).toBe('passed');
});

test('never answered: asked again, and given up after a day, with a line', async () => {
  const ago = (minutes: number) => ({ at: after(-minutes), askedAt: after(-minutes) });
  const { street, picture } = await aPictured(ago(40));
  const { picture: young } = await aPictured(ago(30));
  const { street: other, picture: lost } = await aPictured(ago(25 * 60));
  // WeChat checks nothing of somebody it has not seen lately: asked again later.
  const { picture: unseen } = await aPictured(ago(40));
  // Of which the call that brought it never asked.
  const { street: third, picture: unasked } = await aPictured({ ...ago(25 * 60), trace: null });
  await cloud.as(street.resident).call('message.inbox', {});
  await sweep();
  const asked = await pictureOf(cloud, picture._id);
  expect(asked).toMatchObject({ askedAt: NOW });
  expect(asked?.trace).not.toBe(picture.trace);
  expect(await pictureOf(cloud, young._id)).toMatchObject({ trace: young.trace, askedAt: after(-30) });
  expect(await pictureOf(cloud, unseen._id)).toMatchObject({ trace: unseen.trace, askedAt: NOW });
  expect((await pictureOf(cloud, unasked._id))?.state).toBe('checking');
  expect(await linesOf(third.resident)).toEqual([]);
  expect(await contentsOf(cloud, lost.file)).toBeUndefined();
  expect(await linesOf(other.resident)).toEqual([
    '您给求助配的一张图片一直没有查完，已经去掉了，别人没有看到',
  ]);
});
