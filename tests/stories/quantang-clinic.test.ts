import { doesElsewhere, EVENING, type StoryDay, theDay } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 泉塘: a clinic that serves over a hundred elders in one morning. */
let stage: Stage;
let day: StoryDay;
let queue: string;
let atTheTable: string;
beforeAll(async () => {
  stage = await threePhones(EVENING);
  day = await theDay(stage, 'quantang.xinggang.hall.clinic');
  queue = `${day.id}.blood-pressure`;
  atTheTable = stage.state.people.find(({ nickname }) => nickname === '群主 戊')?.openid as string;
}, 120_000);
afterAll(() => stage?.close());

const ELDERS = 100;

/** Calls and serves so many at a table nobody looks at; the number called last. */
async function serves(count: number): Promise<number | null> {
  let last: number | null = null;
  for (let served = 0; served < count; served += 1) {
    const { number } = await doesElsewhere<{ number: number | null }>(stage, atTheTable, 'ticket.callNext', {
      queue,
      table: 1,
    });
    await doesElsewhere(stage, atTheTable, 'ticket.serve', { queue, number });
    last = number;
  }
  return last;
}

test('a resident takes a number at home and wants what is measured kept; then a hundred elders come', async () => {
  const { resident } = stage;
  await resident.isHeldBy('住户甲 · 住户 · 同燕小区 3 栋');
  await resident.taps('我要去，先取个号');
  await resident.tapsIn('量血压', '取个号');
  await resident.sees(/前面还有 \d+ 位/);
  await resident.taps('把量的数记到我的小本');

  await stage.setClock(day.morning);
  const names = Array.from({ length: ELDERS }, (_, index) => `奶奶 ${index + 1}`);
  const taken = await Promise.all(
    names.map((name) =>
      doesElsewhere<{ number: number }>(stage, atTheTable, 'ticket.takeByName', {
        queue,
        name,
        building: '3 栋',
      }),
    ),
  );
  const numbers = taken.map(({ number }) => number).sort((a, b) => a - b);
  const first = numbers[0] as number;
  expect(numbers).toEqual(names.map((_, index) => first + index));
}, 240_000);

test('called to the second table; a high value is said in plain words and stands in the own small book', async () => {
  const { resident, owner } = stage;
  const [before] = await stage.cloud.database.find('queues', { _id: queue });
  const ahead = (before?.tickets as { name: string }[]).findIndex(({ name }) => name === '住户甲');
  await serves(ahead);

  await owner.isHeldBy('群主 戊');
  await owner.taps('我要去，先取个号');
  await owner.taps('到桌边叫号');
  await owner.taps('2 号桌');
  await owner.taps(`叫 ${ahead + 1} 号到 2 号桌`);
  await resident.sees('请到 2 号桌');
  await owner.writes('168');
  await owner.writes('96', 1);
  await owner.taps('记到本人的小本');
  await owner.sees(/偏高。歇五分钟再量一次/);
  await owner.taps('办好了');

  await resident.sees('办好了');
  await resident.taps('满意');
  await resident.sees('记下了，谢谢您');
  await resident.isHeldBy('住户甲 · 住户 · 同燕小区 3 栋');
  await resident.taps('服务日');
  await resident.taps('我的健康小本');
  await resident.sees('168/96');
}, 240_000);

test('the hundred are served before noon, and nobody waits any more', async () => {
  const { owner } = stage;
  expect(await serves(ELDERS)).toBeGreaterThan(ELDERS);
  await stage.setClock(day.end);
  await owner.isHeldBy('群主 戊');
  await owner.taps('我要去，先取个号');
  await owner.sees('不用等，来了就办');
}, 240_000);
