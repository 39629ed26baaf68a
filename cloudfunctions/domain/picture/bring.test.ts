import { setTimeout as sleep } from 'node:timers/promises';
import { anOwner, aPerson, expectRefusal, NOW, startTestCloud, type TestCloud } from '../../../tests/support';
import { aStreet, asked } from '../enquiry/testing';
import { contentsOf, pictureOf, png, RISKY, upload, uploadOwn } from './testing';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const DAY = 86_400_000;
let drafts = 0;

function aDraft(): string {
  drafts += 1;
  return `drafting-${drafts}`;
}

/** Waits until WeChat has answered: the picture is no longer being checked. */
async function untilAnswered(picture: string): Promise<string | undefined> {
  for (;;) {
    const found = await pictureOf(cloud, picture);
    if (found?.state !== 'checking') return found?.state;
    await sleep(20);
  }
}

test('sent from a phone, copied to where no phone writes, checked, and shown to others', async () => {
  const street = await aStreet(cloud);
  const resident = cloud.as(street.resident);
  const { folder } = await resident.call('picture.folder', {});
  const file = await upload(cloud, street.resident, `${folder}/one.jpg`);
  const of = aDraft();
  const brought = await resident.ask('picture.bring', { about: 'enquiry', of, files: [file] });
  expect(brought.record.requests).toBeLessThanOrEqual(3);
  if (!brought.reply.ok) throw new Error(brought.reply.say);
  const [picture] = brought.reply.data.pictures;
  if (!picture) throw new Error('no picture');
  expect(await contentsOf(cloud, file)).toBeUndefined();

  const { reply, record } = await resident.ask(
    'enquiry.ask',
    { ...asked(street), pictures: [picture.id] },
    of,
  );
  expect(record.requests).toBe(2);
  if (!reply.ok) throw new Error(reply.say);
  expect(await untilAnswered(picture.id)).toBe('passed');
  const opened = await cloud.as(street.owner).ask('enquiry.open', reply.data);
  expect(opened.reply).toMatchObject({ data: { pictures: [{ file: picture.file, checking: false }] } });
  expect(opened.record.requests).toBe(1);
  expect(JSON.stringify(opened.reply)).not.toContain('trace');

  // Whoever sent it puts something else where it was, and tries the copy itself.
  await upload(cloud, street.resident, `${folder}/one.jpg`, RISKY);
  const path = new URL(picture.file).pathname.slice(1);
  await expect(upload(cloud, street.resident, path, RISKY)).rejects.toThrow('not taken');
  expect(await contentsOf(cloud, picture.file)).toEqual(png());
});

test('one that fails is seen by nobody, its file is gone, and who sent it reads why', async () => {
  const street = await aStreet(cloud);
  const resident = cloud.as(street.resident);
  const of = aDraft();
  const files = [await uploadOwn(cloud, street.resident), await uploadOwn(cloud, street.resident, RISKY)];
  const { pictures } = await resident.call('picture.bring', { about: 'enquiry', of, files });
  const ids = pictures.map(({ id }) => id);
  const { enquiry } = await resident.call('enquiry.ask', { ...asked(street), pictures: ids }, of);
  expect(await Promise.all(ids.map(untilAnswered))).toEqual(['passed', 'failed']);
  for (const person of [street.resident, street.owner]) {
    const opened = await cloud.as(person).call('enquiry.open', { enquiry });
    expect(opened.pictures).toEqual([{ file: pictures[0]?.file, checking: false }]);
  }
  await cloud.cloud.fire('clock', 'sweep');
  expect(await contentsOf(cloud, pictures[1]?.file as string)).toBeUndefined();
  expect(await contentsOf(cloud, pictures[0]?.file as string)).toBeDefined();
  const { lines } = await resident.call('message.inbox', {});
  expect(lines).toMatchObject([
    {
      text: '您给求助配的一张图片没有通过微信的内容检查，已经去掉了，别人没有看到',
      page: `packages/enquiry/enquiry/enquiry?id=${enquiry}`,
    },
  ]);
});

test('a picture found risky while one still writes is named, and the rest can be sent', async () => {
  const street = await aStreet(cloud);
  const resident = cloud.as(street.resident);
  const of = aDraft();
  const files = [await uploadOwn(cloud, street.resident), await uploadOwn(cloud, street.resident, RISKY)];
  const { pictures } = await resident.call('picture.bring', { about: 'enquiry', of, files });
  const [good, bad] = pictures.map(({ id }) => id) as [string, string];
  await untilAnswered(bad);
  const say = await expectRefusal(
    resident.call('enquiry.ask', { ...asked(street), pictures: [good, bad] }, of),
    'content',
  );
  expect(say).toBe('第 2 张图片没有通过微信的内容检查，请去掉它。');
  await resident.call('enquiry.ask', { ...asked(street), pictures: [good] }, of);
});

test('nobody brings what another has put there, nor a file from anywhere else', async () => {
  const [one, other] = [await aPerson(cloud), await aPerson(cloud)];
  const theirs = await uploadOwn(cloud, other);
  const own = await uploadOwn(cloud, one);
  const bring = (...files: string[]) =>
    cloud.as(one).call('picture.bring', { about: 'notice', of: aDraft(), files });
  const elsewhere = [
    theirs,
    own.replace('/uploads/', '/pictures/'),
    own.replace('/uploads/', `/uploads/${other._id}/../`),
    `${own.slice(0, -4)}/../../${other._id}/a.jpg`,
    own.replace('uploads/', 'x/uploads/'),
    'https://example.com/a.jpg',
    await upload(cloud, one, 'loose.jpg'),
  ];
  for (const file of elsewhere) await expectRefusal(bring(own, file), 'not-allowed');
  await expectRefusal(bring(own.replace('local-env', 'another-env')), 'later');
  await expectRefusal(bring(own.replace(/[\w-]+\.jpg$/, 'not-there.jpg')), 'later');
  expect(await cloud.database.find('pictures', { by: one._id })).toEqual([]);
  expect(await contentsOf(cloud, theirs)).toBeDefined();
});

test('only pictures one brought oneself for this very thing go with it', async () => {
  const street = await aStreet(cloud);
  const { resident, owner } = street;
  const of = aDraft();
  const files = [await uploadOwn(cloud, resident)];
  const { pictures } = await cloud.as(resident).call('picture.bring', { about: 'enquiry', of, files });
  const ids = pictures.map(({ id }) => id);
  const neighbour = await aPerson(cloud, { building: street.building });
  const ask = (person: typeof owner, pictures: string[], requestId: string) =>
    cloud.as(person).call('enquiry.ask', { ...asked(street), pictures }, requestId);
  const say = await expectRefusal(ask(neighbour, ids, of), 'bad-input');
  expect(say).toBe('第 1 张图片没有传好，请去掉它，再选一次。');
  await expectRefusal(ask(resident, ids, aDraft()), 'bad-input');
  await expectRefusal(ask(resident, ['0'.repeat(24)], of), 'bad-input');
  await expectRefusal(
    ask(
      resident,
      pictures.map(({ file }) => file),
      of,
    ),
    'bad-input',
  );
  expect((await cloud.as(resident).call('enquiry.mine', {})).enquiries).toEqual([]);
  await ask(resident, ids, of);
});

test('a notice goes out with its pictures in three requests, and opens as before', async () => {
  const street = await aStreet(cloud);
  const owner = await anOwner(cloud, street.building);
  const phone = cloud.as(owner);
  const of = aDraft();
  const files = [await uploadOwn(cloud, owner), await uploadOwn(cloud, owner)];
  const { pictures } = await phone.call('picture.bring', { about: 'notice', of, files });
  const ids = pictures.map(({ id }) => id).reverse();
  const draft = {
    kind: 'safety' as const,
    title: '停水',
    body: '',
    areas: [street.building._id],
    pinned: false,
  };
  cloud.setClock(NOW);
  const { reply, record } = await phone.ask('notice.post', { ...draft, pictures: ids }, of);
  expect(record.requests).toBeLessThanOrEqual(3);
  if (!reply.ok) throw new Error(reply.say);
  await Promise.all(ids.map(untilAnswered));
  const opened = await cloud.as(street.resident).ask('notice.open', reply.data);
  expect(opened.record.requests).toBe(2);
  expect(opened.reply).toMatchObject({
    data: { pictures: pictures.map(({ file }) => ({ file, checking: false })).reverse() },
  });
});

test('brought again it is the same; killed at any place, nothing is left once the draft is old', async () => {
  const person = await aPerson(cloud);
  const phone = cloud.as(person);
  const input = { about: 'notice' as const, of: aDraft(), files: [await uploadOwn(cloud, person)] };
  const first = await phone.call('picture.bring', input, 'bring-once');
  expect(await phone.call('picture.bring', input, 'bring-once')).toEqual(first);
  expect(await cloud.database.find('pictures', { by: person._id })).toHaveLength(1);

  const files: string[] = [];
  for (let request = 1; ; request++) {
    const file = await uploadOwn(cloud, person);
    files.push(file);
    cloud.cloud.inject({ kind: 'kill', when: 'after', request, function: 'api' });
    const bring = () =>
      phone.call('picture.bring', { ...input, of: aDraft(), files: [file] }, `killed-${request}`);
    const wasKilled = await bring().then(
      () => false,
      () => true,
    );
    cloud.cloud.clearFaults();
    if (!wasKilled) break;
    // It may say no now, but yes only when the first call got to its end.
    const again = await bring().catch(() => undefined);
    for (const { id } of again?.pictures ?? []) expect((await pictureOf(cloud, id))?.trace).not.toBeNull();
  }
  expect(files.length).toBeGreaterThan(5);
  const known = await cloud.database.find('pictures', { by: person._id });
  cloud.setClock(new Date(NOW.getTime() + 8 * DAY));
  await cloud.cloud.fire('clock', 'sweep');
  await cloud.cloud.fire('clock', 'sweep');
  expect(await cloud.database.find('pictures', { by: person._id })).toEqual([]);
  for (const { file, upload: sent } of known) {
    expect(await contentsOf(cloud, String(file))).toBeUndefined();
    expect(await contentsOf(cloud, String(sent))).toBeUndefined();
  }
});
