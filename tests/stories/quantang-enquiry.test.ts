import { EVENING } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 泉塘: a resident has a difficulty; the owner finds out, and replies later. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones(EVENING);
}, 120_000);
afterAll(() => stage?.close());

const DAY = 24 * 3_600_000;
const ASKED = '四楼的感应灯不亮，老人上楼看不见';
const REPLY = '灯座坏了，周三下午来换';
const resident = /住户甲.*同燕小区/;

test('a resident asks in under a minute, without typing more than what it is about', async () => {
  const phone = stage.resident;
  await phone.isHeldBy(resident);
  await phone.taps('我要求助');
  await phone.taps('要修东西');
  await phone.writes(ASKED);
  await phone.taps('告诉群主');
  await phone.allowsAndSees('群主收到了，有了答复告诉您');
}, 240_000);

test('the owner bridges it to the property company and promises a time; the company replies', async () => {
  const { owner, staff, resident: phone } = stage;
  await owner.isHeldBy('群主 戊');
  await owner.taps(/件事等您/);
  await owner.taps(ASKED);
  await owner.taps('转给谁来办');
  await owner.taps('后天 18:00');
  await owner.taps('转给物业');
  await owner.sees('物业在办');

  await staff.isHeldBy(/物业 小周.*同燕小区/);
  await staff.taps('我的');
  await staff.taps('转给我们的求助');
  await staff.taps(ASKED);
  await staff.taps('回话');
  await staff.writes(REPLY);
  await staff.taps('回话');
  await staff.sees('已回话');

  // What the company says goes to the owner, who passes it on.
  await phone.isHeldBy(resident);
  await phone.taps('我的');
  await phone.taps('我的求助');
  await phone.taps(ASKED);
  await phone.sees(/群主马上告诉您/);
  await phone.doesNotSee(REPLY);
}, 240_000);

test('two taps from the desk the resident has the answer, says how it was, and within seven days that it was not', async () => {
  const { owner, resident: phone } = stage;
  await owner.isHeldBy('群主 戊');
  await owner.taps(/件事等您/);
  await owner.taps(ASKED);
  await owner.taps(/把回话告诉/);
  await owner.taps(/^告诉 /);
  await owner.sees('已答复');

  await phone.isHeldBy(resident);
  await phone.taps('我的');
  await phone.taps('消息');
  await phone.taps(`您的求助有答复了：${REPLY}`);
  await phone.sees('解决得怎么样？');
  await phone.taps('5');
  await phone.sees('打了 5 分');

  await stage.setClock(new Date(EVENING.getTime() + 3 * DAY));
  await phone.taps('还没解决');
  await phone.writes('换好两天又不亮了');
  await phone.taps('请群主接着办');
  await phone.sees('还没解决：换好两天又不亮了');
  await owner.isHeldBy('群主 戊');
  await owner.taps(/件事等您/);
  await owner.sees(ASKED);
}, 240_000);
