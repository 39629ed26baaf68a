import { type Stage, threePhones } from './three-phones';

/** 西山: a building whose group chat is not known yet; its owner brings it in. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones();
}, 120_000);
afterAll(() => stage?.close());

test('the owner binds the group from a card in it; a newcomer who opens a card there lands in that building', async () => {
  const { owner, resident, page } = stage;
  const group = '青亭小区 2 幢邻里群';

  await owner.isHeldBy('群主 丁');
  await owner.taps(/停水/);
  await owner.taps('转发到群里');
  await owner.taps(group);
  await stage.openCard(group, '停水', '群主 丁');
  await owner.taps(/^把这个群绑定到/);
  await owner.doesNotSee('这个群还没有绑定楼');

  await resident.isHeldBy('新邻居 乙');
  await page.locator('#chat').getByText('拉新邻居 乙进群').click();
  await stage.openCard(group, '停水', '新邻居 乙');
  await resident.taps(/^加入/);
  await resident.sees('群主 丁');
  await resident.sees('您住哪一户？');
}, 240_000);

test('somebody without WeChat is registered, told at the door, and counted', async () => {
  const { owner } = stage;
  await owner.isHeldBy('群主 丁');
  await owner.taps(/件事等您|没有等您的事/);
  await owner.taps('邻居名单');
  await owner.taps('登记没有微信的邻居');
  await owner.writes('陈奶奶');
  await owner.taps('1 单元');
  await owner.taps('6 楼');
  await owner.taps('1-602');
  await owner.taps('登记 1-602 陈奶奶');
  await owner.sees(/陈奶奶/);
  await owner.goesBack();
  await owner.sees('没有微信');
}, 240_000);
