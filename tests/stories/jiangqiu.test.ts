import { EVENING, theDay } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 江秋: on one day of the month four points, each a few minutes' walk from its neighbours. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones(EVENING);
}, 120_000);
afterAll(() => stage?.close());

const RESIDENT = /^住户甲 · 住户 · .* 6 号 /;

test('four points in one month: a resident sees all four, the nearest first, and takes numbers for two services', async () => {
  const { resident, cloud } = stage;
  const series = await cloud.database.find('series', { area: 'jiangqiu' });
  expect(series).toHaveLength(4);
  const days = await Promise.all(series.map(({ _id }) => theDay(stage, String(_id))));
  const nearest = await theDay(stage, nearestSeries(series.map(({ _id }) => String(_id))));
  await stage.setClock(nearest.morning);

  await resident.isHeldBy(RESIDENT);
  await resident.sees(nearest.pointName);
  await resident.taps('服务日');
  for (const { pointName } of days) await resident.sees(pointName);
  await resident.taps(/^便民服务日 · /, 'first');
  await resident.sees(nearest.pointName);
  // Full is said before anything is filled in.
  await resident.sees('号取完了，可以排候补');
  await resident.sees('到现场扫码取号，直接来');
  await resident.tapsIn('缝补', '取个号');
  await resident.sees('下一个就是您');
  await resident.tapsIn('磨刀', '排候补');
  await resident.sees('候补中');
}, 240_000);

test('every service has its queue, the screen calls them side by side, and the visit ends with a tap', async () => {
  const { resident, owner, staff } = stage;
  await owner.isHeldBy('群主 庚');
  await owner.taps('我要去，先取个号');
  await owner.taps('到桌边叫号');
  await owner.taps('缝补 1');
  await owner.taps('叫 1 号到 1 号桌');

  await staff.isHeldBy('社区工作人员 戊');
  await staff.taps('服务日');
  await staff.taps(/^便民服务日 · /, 'first');
  await staff.taps('叫号大屏');
  for (const service of ['理发', '磨刀', '缝补', '量血压']) await staff.sees(service);

  await resident.sees('轮到您了');
  await owner.taps('办好了');
  await resident.sees('今天的服务怎么样？点一下就行');
  await resident.taps('满意');
  await resident.sees('记下了，谢谢您');
}, 240_000);

/** The point of the estate in which the resident lives. */
function nearestSeries(ids: string[]): string {
  const { where } = stage.state.people.find(({ openid }) => openid.startsWith('demo-jiangqiu-')) ?? {
    where: '',
  };
  const building = stage.state.codes.find(({ title }) => where.startsWith(title))?.place ?? '';
  const estate = building.split('.').slice(0, 2).join('.');
  return ids.find((id) => id.startsWith(`${estate}.`)) ?? '';
}
