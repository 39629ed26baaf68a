import {
  aBuilding,
  anOpenid,
  anOwner,
  aPerson,
  expectRefusal,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import type { Message } from '../../kernel/outbox';
import { outboxes, schema } from '../../schema';
import { lineOf } from './message';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());
afterEach(() => cloud.setClock(NOW));

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
const sweep = () => cloud.cloud.fire('clock', 'sweep');

let made = 0;

function aMessage(to: string, given: Partial<Message> = {}): Message {
  made += 1;
  return {
    id: `message${made}`,
    to,
    template: 'notice',
    page: 'packages/notice/notice/notice?id=n',
    data: { title: '', from: '', tip: '' },
    text: `第 ${made} 句话`,
    at: ago(5 * MINUTE),
    ...given,
  } as Message;
}

/** A document in whose outbox these wait. */
async function waiting(...outbox: Message[]): Promise<string> {
  made += 1;
  const _id = `carrier${made}`;
  await cloud.database.insert('disputes', [{ _id, outbox }]);
  return _id;
}

async function moved(...messages: Message[]): Promise<void> {
  await cloud.database.insert(
    'messages',
    messages.map((message) => ({ ...lineOf(message) })),
  );
}

async function texts(person: PersonWithWeChat): Promise<string[]> {
  return (await cloud.as(person).call('message.inbox', {})).lines.map(({ text }) => text);
}

test('what waits and what was moved, the newest first, each once, in one request', async () => {
  const [me, other] = [await aPerson(cloud), await aPerson(cloud)];
  const [first, second, third] = [5, 3, 4].map((minutes) =>
    aMessage(me._id, { at: ago(minutes * MINUTE) }),
  ) as [Message, Message, Message];
  await moved(first, second);
  await waiting(second, third, aMessage(other._id));
  const { reply, record } = await cloud.as(me).ask('message.inbox', {});
  expect(reply).toMatchObject({
    data: { lines: [second, third, first].map(({ id, text }) => ({ id, text })), next: null },
  });
  expect(record.requests).toBe(1);
});

test('page by page, nothing twice and nothing left out, while the sweep moves what waits', async () => {
  const me = await aPerson(cloud);
  const all = Array.from({ length: 45 }, (_, index) => aMessage(me._id, { at: ago((index + 2) * MINUTE) }));
  const isWaiting = (_: Message, index: number) => index % 3 === 0;
  await moved(...all.filter((message, index) => !isWaiting(message, index)));
  await waiting(...all.filter(isWaiting));
  const read: string[] = [];
  let before: string | undefined;
  do {
    const page = await cloud.as(me).call('message.inbox', before ? { before } : {});
    read.push(...page.lines.map(({ id }) => id));
    before = page.next ?? undefined;
    await sweep();
  } while (before);
  expect(read).toEqual(all.map(({ id }) => id));
});

test('new until it was on the screen; what comes later is new again', async () => {
  const me = await aPerson(cloud);
  const phone = cloud.as(me);
  const unread = async () => (await phone.call('message.unread', {})).count;
  await waiting(aMessage(me._id), aMessage(me._id));
  expect(await unread()).toBe(2);
  const { newest, lines } = await phone.call('message.inbox', {});
  expect(lines.map(({ isNew }) => isNew)).toEqual([true, true]);
  await phone.call('message.see', { newest: newest as string });
  expect(await unread()).toBe(0);
  await sweep();
  expect(await unread()).toBe(0);
  const later = aMessage(me._id, { at: ago(MINUTE) });
  await waiting(later);
  // An older page that comes late takes nothing back.
  await phone.call('message.see', { newest: lineOf(aMessage(me._id)).place });
  expect((await phone.call('message.inbox', {})).lines.map(({ isNew }) => isNew)).toEqual([
    true,
    false,
    false,
  ]);
  expect((await phone.ask('message.unread', {})).record.requests).toBe(1);
});

test('a stranger has no inbox', async () => {
  await expectRefusal(cloud.as(anOpenid()).call('message.inbox', {}), 'not-found');
});

test('after half a year a line is gone; an erased person has none, not even one that still waits', async () => {
  const [me, other] = [await aPerson(cloud), await aPerson(cloud)];
  await moved(
    aMessage(me._id, { at: ago(181 * DAY) }),
    aMessage(me._id, { at: ago(179 * DAY), text: '留着' }),
  );
  await cloud.cloud.fire('clock', 'days');
  expect(await texts(me)).toEqual(['留着']);
  await waiting(aMessage(me._id), aMessage(other._id, { text: '别人的' }));
  await cloud.as(me).call('community.erase', {});
  await sweep();
  expect(await texts(me)).toEqual([]);
  expect(await texts(other)).toEqual(['别人的']);
});

test('a reminder stands in the inbox at once and after the sweep, and opens its notice', async () => {
  const building = await aBuilding(cloud, { rooms: ['101'] });
  const owner = cloud.as(await anOwner(cloud, building, { homes: [] }));
  const resident = await aPerson(cloud, { building, room: '101' });
  const { notice } = await owner.call('notice.post', {
    kind: 'health',
    title: '周二量血压',
    body: '',
    pictures: [],
    areas: [building._id],
    pinned: false,
  });
  await owner.call('notice.remind', { notice, building: building._id });
  const line = { text: '群主请您看一眼“周二量血压”', page: `packages/notice/notice/notice?id=${notice}` };
  for (const later of [0, 5 * MINUTE]) {
    cloud.setClock(new Date(NOW.getTime() + later));
    await sweep();
    expect((await cloud.as(resident).call('message.inbox', {})).lines).toMatchObject([line]);
  }
});

test('every collection with an outbox has its two indexes', () => {
  for (const name of outboxes) {
    const keys = schema[name]?.indexes.map((index) => Object.keys(index.keys).join());
    expect(keys).toEqual(expect.arrayContaining(['outbox.at', 'outbox.to']));
  }
});
