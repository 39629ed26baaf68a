import { EVENING, theDay } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 王马, a Tuesday: elders come without a booking, and a neighbour helps for the first time. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones(EVENING);
}, 120_000);
afterAll(() => stage?.close());

const TASK = '端茶倒水';

test('staff write down what is needed; a neighbour becomes a volunteer and says she comes', async () => {
  const { staff, resident } = stage;
  await staff.taps('我的');
  await staff.taps('志愿队');
  await staff.taps('还缺人的班');
  await staff.taps(/周二见/, 'first');
  await staff.taps('加一种活');
  await staff.writes(TASK);
  await staff.taps(`要 2 人${TASK}`);
  await staff.sees('要 2 人，0 人来');

  await resident.taps('我的');
  await resident.taps('我的志愿服务');
  await resident.taps('我要当志愿者');
  await resident.taps('看看我能做什么');
  // What she may not do says why.
  await resident.sees(/这里要会理发的人/);
  await resident.tapsIn(TASK, '我来');
  await resident.allowsAndSees('已报名');
}, 240_000);

test('an elder without a phone walks in: two taps at the table, called, served', async () => {
  const { owner, staff } = stage;
  await stage.setClock((await theDay(stage, 'wangma.station.tuesday')).morning);
  await owner.isHeldBy('群主 丙');
  await owner.taps('我要去，先取个号');
  await owner.taps('到桌边叫号');
  await owner.taps('谈心 0');
  await owner.taps('替没带手机的取号');
  await owner.taps('3 幢');
  await owner.taps(/老人 \d+/);
  await owner.sees('号取好了，请告诉本人');
  await owner.goesBack();
  await owner.taps('叫 1 号到 1 号桌');

  // The screen on the wall, opened by staff.
  await staff.isHeldBy('社区工作人员 甲');
  await staff.taps('服务日');
  await staff.taps(/^周二见 · /, 'first');
  await staff.taps('叫号大屏');
  await staff.sees('谈心');
  await staff.sees('1 号桌');

  await owner.sees(/老人 \d+/);
  await owner.taps('办好了');
  await owner.sees('现在没有人在等');
}, 240_000);

test('the volunteer checks in and out by the code at the point, and the hours are there', async () => {
  const { staff, resident } = stage;
  const { morning, end } = await theDay(stage, 'wangma.station.tuesday');
  await stage.setClock(morning);
  await staff.isHeldBy('社区工作人员 甲');
  await staff.taps('我的');
  await staff.taps('我的时长');
  await staff.taps('志愿者的签到和时长');
  await staff.taps(/周二见 · /, 'first');
  await staff.taps('放签到码给大家扫');
  await staff.sees('志愿者打开“签到、签退”扫这里');

  await resident.isHeldBy('住户甲');
  await resident.taps('我的');
  await resident.taps('我的时长');
  await resident.taps('签到、签退');
  await resident.taps('扫码签到');
  await resident.scans(staff);
  await resident.sees('签到了，走的时候再扫一次');

  await stage.setClock(end);
  await staff.sees(/1 位已经到了/);
  await resident.taps('扫码签退');
  await resident.scans(staff);
  await resident.sees(/^签退了，记了 2 小时/);
  await resident.taps('看我的时长');
  await resident.sees('签到签退');
}, 240_000);
