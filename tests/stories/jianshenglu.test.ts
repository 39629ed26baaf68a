import { EVENING, type StoryDay, theDay } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 建胜路: the last Saturday of the month, when the children help and bring a parent. */
let stage: Stage;
let saturday: StoryDay;
beforeAll(async () => {
  stage = await threePhones(EVENING);
  saturday = await theDay(stage, 'jianshenglu.hall.last-saturday');
}, 120_000);
afterAll(() => stage?.close());

const PARENT = '住户甲 · 住户 · 建胜东院 5 号楼';

test('a parent registers a child, which is the consent, and signs it up for the last Saturday', async () => {
  const { resident } = stage;
  await resident.isHeldBy(PARENT);
  await resident.taps('我的');
  await resident.taps('我的志愿服务');
  await resident.taps('登记一个孩子');
  await resident.writes('小满');
  await resident.taps('点这里选');
  await resident.taps('确定');
  await resident.taps('我是家长，登记小满');
  await resident.sees('收回同意');
  await resident.goesBack();

  await resident.taps('我的班次');
  await resident.taps('看看我还能做什么');
  await resident.taps('小满');
  await resident.tapsIn('引导排队', '我来');
  await resident.allowsAndSees('已报名');
  const [child] = await stage.cloud.database.find('people', { name: '小满' });
  const [day] = await stage.cloud.database.find('days', { _id: saturday.id });
  expect(day?.shifts).toContainEqual(expect.objectContaining({ person: child?._id, state: 'confirmed' }));
}, 240_000);

test('on the day the parent checks the child in and out by the code, and the hours are the child’s', async () => {
  const { resident, staff } = stage;
  await stage.setClock(saturday.morning);
  await staff.isHeldBy('社区工作人员 丁');
  await staff.taps('我的');
  await staff.taps('我的时长');
  await staff.taps('志愿者的签到和时长');
  await staff.taps(/^周六一起来 · /, 'first');
  await staff.sees('小满');
  await staff.taps('放签到码给大家扫');
  await staff.sees('志愿者打开“签到、签退”扫这里');

  await resident.isHeldBy(PARENT);
  await resident.taps('我的');
  await resident.taps('我的时长');
  await resident.taps('签到、签退');
  await resident.sees('小满：引导排队');
  await resident.taps('扫码签到');
  await resident.scans(staff);
  await resident.sees('签到了，走的时候再扫一次');

  await stage.setClock(saturday.end);
  await staff.sees(/1 位已经到了/);
  await resident.taps('扫码签退');
  await resident.scans(staff);
  await resident.sees(/^签退了，记了 2 小时/);

  const [child] = await stage.cloud.database.find('people', { name: '小满' });
  const [ledger] = await stage.cloud.database.find('hours', { person: child?._id });
  expect(ledger).toMatchObject({ name: '小满', minutes: 125 });
}, 240_000);
