import { EVENING } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 王马: the owner of a group, who has ten minutes a day. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones(EVENING);
}, 120_000);
afterAll(() => stage?.close());

test('three taps from the home page to a card in the group, with the words written already', async () => {
  const { owner, page } = stage;
  await owner.isHeldBy('群主 丙');
  await owner.taps('把这天告诉邻居');
  await owner.taps('发给横燕小区 3 幢');
  await owner.taps('转发到群里');

  // WeChat asks for the chat.
  await owner.taps('横燕小区 3 幢邻里群');
  await page.locator('#chat .said', { hasText: '11 月 24 日周二 9:00，周二见' }).first().waitFor();
}, 240_000);

test('who has not read, and one tap to remind them', async () => {
  const { owner } = stage;
  await owner.isHeldBy('群主 丙');
  await owner.taps(/件事等您|没有等您的事/);
  await owner.taps('户没读');
  await owner.sees(/48 户中 1 户已读/);
  await owner.goesBack();
  await owner.taps('提醒没读的 47 户');
  await owner.sees('今天提醒过了');
}, 240_000);

test('a usual notice has its blanks filled in first', async () => {
  const { owner } = stage;
  await owner.taps('发一条通知到群里');
  await owner.taps('停水');
  await owner.taps('发给横燕小区 3 幢');
  await owner.sees('还有一处没填：［哪天］');
  await owner.writes('周四停水 9:00–16:00，请提前接水');
  await owner.taps('发给横燕小区 3 幢');
  await owner.sees('已经发出去了');
}, 240_000);
