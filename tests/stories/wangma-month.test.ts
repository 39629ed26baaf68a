import readExcelFile from 'read-excel-file/node';
import { EVENING } from './the-day';
import { type Stage, threePhones } from './three-phones';

/** 王马: what October came to, as staff hand it in. */
let stage: Stage;
beforeAll(async () => {
  stage = await threePhones(EVENING);
}, 120_000);
afterAll(() => stage?.close());

const WHY = '漏记了 10 月 20 日的义诊';
const SHEETS = [
  '汇总',
  ...['按队伍', '按服务点', '按服务项目', '按楼栋', '按下级区域'],
  ...['志愿者时长', '心愿', '求助'],
  '口径与说明',
];

/** Person-times, as the page of the month says them. */
async function personTimes(): Promise<number> {
  const figure = await stage.staff.screen.locator('.figure.main').innerText();
  return Number(figure.replaceAll(',', ''));
}

test('a month that is over, and the rows behind its figure', async () => {
  const { staff } = stage;
  await staff.taps('我的');
  await staff.taps('月报');
  await staff.sees('2026 年 11 月');
  await staff.screen.getByLabel('上个月').click();
  await staff.sees('2026 年 10 月');
  expect(await personTimes()).toBeGreaterThan(0);
  await staff.taps('服务人次', 'first');
  await staff.sees('服务过的每一个号');
  await staff.sees(/^10 月 27 日 · /);
  await staff.goesBack();
}, 240_000);

test('what is still open is looked at, then the month is closed', async () => {
  const { staff } = stage;
  await staff.taps('结月');
  await staff.sees('时长等人核对');
  await staff.taps('把 10 月结了');
  await staff.sees(/社区工作人员 甲结了 10 月$/);
  await staff.sees(/^重新打开$/);
}, 240_000);

test('one tap makes a workbook while a bar shows how far it is; it says what the page says', async () => {
  const { staff, page } = stage;
  const shown = await personTimes();
  await staff.taps('导出表格');
  await Promise.all([staff.sees(/^正在做 2026 年 10 月/), staff.taps(/^导出 10 月/)]);
  await staff.sees(/^2026 年 10 月.*做好了$/);
  const [download] = await Promise.all([page.waitForEvent('download'), staff.taps('打开看看')]);
  expect(download.suggestedFilename()).toBe('王马社区2026年10月志愿服务月报-2026-11-23.xlsx');

  const sheets = await readExcelFile(await download.path());
  expect(sheets.map(({ sheet }) => sheet)).toEqual(SHEETS);
  const rows = sheets[0]?.data ?? [];
  expect(rows.find(([name]) => name === '服务人次')?.[1]).toBe(shown);
}, 240_000);

test('it is opened again, and everybody sees why', async () => {
  const { staff } = stage;
  await staff.goesBack();
  await staff.taps('重新打开');
  await staff.writes(WHY);
  await staff.taps('重新打开 10 月');
  await staff.sees(new RegExp(`重新打开了 10 月：${WHY}$`));
  await staff.sees(/^结月$/);
}, 240_000);

test('the year is its months together, and every row behind it is there', async () => {
  const { staff } = stage;
  const month = await personTimes();
  await staff.taps('按年');
  await staff.sees(/^2026 年$/);
  expect(await personTimes()).toBeGreaterThan(month);
  await staff.taps('服务人次', 'first');
  await staff.sees(/^11 月 17 日 · /);
}, 240_000);
