import { type Stage, threePhones } from './three-phones';

/** 王马: the volunteers of a building publish their contact there; a notice reaches every household. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones();
}, 120_000);
afterAll(() => stage?.close());

const TITLE = '周五上午清洗水箱，请提前接水';

test('an owner posts, a neighbour who has just scanned the code reads, the owner sees who has not', async () => {
  const { resident, owner } = stage;

  await resident.isHeldBy('新邻居 甲');
  await resident.sees('先进到您那栋楼');
  await stage.scan('横燕小区 3 幢', '新邻居 甲');
  await resident.sees('群主 丙');
  await resident.taps('3 楼');
  await resident.taps('305');
  await resident.taps('我住 305');
  await resident.sees('欢迎，305 的邻居');
  await resident.taps('进入楼里');
  await resident.sees(/3 幢的邻居/);

  await owner.taps('发一条通知');
  await owner.writes(TITLE);
  await owner.taps(/^发给横燕小区 3 幢$|^发.*3 幢$/);
  await owner.sees('已经发出去了');
  await owner.taps('转发到群里');
  await owner.taps('横燕小区 3 幢邻里群');

  await stage.openCard('横燕小区 3 幢', TITLE, '新邻居 甲');
  await resident.sees('下次也提醒我');

  await owner.taps(/谁家看了、谁家没看/);
  // The owner's own household, and the newcomer's.
  await owner.sees('看过了');
  await owner.sees(/48 户中 2 户已读/);
  await owner.taps('305');
  await owner.sees(/新邻居 甲|305 的住户/);
}, 240_000);
