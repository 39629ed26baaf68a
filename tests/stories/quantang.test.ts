import { type Stage, threePhones } from './three-phones';

/** 泉塘: twenty communities under one street; staff look across them, each building has an owner who is a volunteer. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones();
}, 120_000);
afterAll(() => stage?.close());

const TITLE = '下周起全街道统一灭鼠，请看管好孩子和宠物';

test('the street posts once, a resident of one of its buildings finds it, the street sees how far it got', async () => {
  const { staff, owner, resident } = stage;
  await staff.isHeldBy('街道工作人员 甲');
  await staff.taps('发一条通知');
  await staff.writes(TITLE);
  await staff.taps(/^发给.*泉塘街道$/);
  await staff.sees('已经发出去了');

  await owner.isHeldBy('群主 戊');
  await owner.taps(TITLE);
  await owner.taps(/谁家看了、谁家没看/);
  await owner.sees('微信能提醒到');

  await resident.isHeldBy('新邻居 丙');
  await stage.scan('同燕小区 3 栋', '新邻居 丙');
  await resident.taps('1 单元');
  await resident.taps('5 楼');
  await resident.taps('1-501');
  await resident.writes('丙阿姨', 1);
  await resident.taps('我住 1-501');
  await resident.taps('进入楼里');
  await resident.taps(TITLE);
  await resident.sees(/街道 · /);

  await staff.taps('各处看了多少');
  await staff.taps('星港社区');
  await staff.taps('同燕小区');
  await staff.sees('3 栋');
  await staff.sees(/户中 2 户已读/);
}, 240_000);

test('staff make a neighbour the owner of a building, and she can post at once', async () => {
  const { staff, resident } = stage;
  await staff.isHeldBy('社区工作人员 丙');
  await staff.taps('楼栋与群主');
  await staff.taps('同燕小区');
  await staff.taps('3 栋');
  await staff.taps('邻居名单');
  await staff.taps('新来的在前');
  await staff.taps('丙阿姨');
  await staff.taps('请这位邻居当群主');
  await staff.taps('就请这位');
  await staff.doesNotSee('就请这位');

  await resident.goesBack();
  await resident.sees('发一条通知');
}, 240_000);
