import { EVENING } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 王马: the small wish of an elder who has no phone, from the owner who hears it to the thanks. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones(EVENING);
}, 120_000);
afterAll(() => stage?.close());

const WISH = '想有人教我用收音机';
const THANKS = '十分钟就会了，天天听评弹';

test('the owner writes it down for the elder and publishes it, without a name', async () => {
  const { owner } = stage;
  await owner.isHeldBy('群主 丙');
  await owner.taps(/件事等您|没有等您的事/);
  await owner.taps('心愿待核');
  await owner.taps('替没有手机的老人许一个');
  await owner.taps(/老人 \d+/, 'first');
  await owner.writes(WISH);
  await owner.taps('许下这个心愿');
  await owner.allowsAndSees('看一眼，发布到心愿墙');
  await owner.taps('看一眼，发布到心愿墙');
  await owner.taps('发布到心愿墙');
  await owner.sees('已经在心愿墙上，有人认领会告诉您');
}, 240_000);

test('a neighbour claims it, learns where to go, and says that it is done', async () => {
  const { resident } = stage;
  await resident.isHeldBy('住户甲');
  await resident.taps('微心愿');
  await resident.taps(WISH);
  await resident.doesNotSee(/老人 \d+/);
  await resident.taps('我来帮这个忙');
  await resident.taps('好，我来');
  await resident.allowsAndSees('看地址和电话');
  await resident.taps('看地址和电话');
  await resident.sees(/老人 \d+/);
  await resident.taps('办好了，说一声');
  await resident.writes('调好了三个台，写了张大字条贴在边上');
  await resident.taps('告诉许愿的人，办好了');
  await resident.allowsAndSees('等许愿的人看过，说一声谢谢或还差什么');
}, 240_000);

test('the elder is content: the owner passes the thanks on, and everybody reads it', async () => {
  const { owner, resident } = stage;
  await owner.isHeldBy('群主 丙');
  await owner.taps('我的');
  await owner.taps('我的心愿');
  await owner.taps(WISH);
  await owner.taps('办好了，说声谢谢');
  await owner.writes(THANKS);
  await owner.taps('办好了，谢谢');
  await owner.sees(`“${THANKS}”`);

  await resident.isHeldBy('住户甲');
  await resident.taps('微心愿');
  await resident.taps(/^已圆/);
  await resident.sees(`“${THANKS}”`);
}, 240_000);
