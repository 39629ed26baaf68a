import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { EVENING } from '../tests/stories/the-day';
import { builtFunctions } from '../tests/support/functions';
import { builtPhone } from '../tests/support/phone';
import { seededData } from '../tests/support/seeded';
import { launchBrowser } from './phone/browser/launch';
import { startProduct } from './start/product';
import { stateOf } from './start/testing';

const FOLDER = resolve(__dirname, '../docs/handbook');
/** Bytes of a picture at most: a handbook is read on phones. */
const LARGEST = 60_000;
/** Milliseconds in which a page has come, a sheet has risen and a message has gone. */
const SETTLED = 2500;
const BUILDING = 'wangma.3.hengyan.3';
const DESK = `packages/desk/desk/desk?building=${BUILDING}`;

/** Who holds the phone, by role on the start page. */
type Who = 'resident' | 'owner' | 'staff' | 'newcomer';

/** A line that is tapped, words for the nth field of the page, or a place whose code is held to the camera. */
type Step = string | { field: number; words: string } | { scans: string };

/** In this order: what one picture shows done is still done in the next. */
const PICTURES: { name: string; who: Who; page: string; steps: Step[] }[] = [
  {
    name: 'join',
    who: 'newcomer',
    page: 'pages/home/home',
    steps: ['扫一扫楼里的二维码', { scans: BUILDING }, '6 楼', '601'],
  },
  { name: 'home', who: 'resident', page: 'pages/home/home', steps: [] },
  { name: 'number', who: 'resident', page: 'pages/home/home', steps: ['我要去，先取个号', '取个号'] },
  {
    name: 'ask',
    who: 'resident',
    page: 'pages/home/home',
    steps: ['我要求助', '要修东西', { field: 0, words: '三楼过道的灯三天没亮了，晚上老人不敢下楼' }],
  },
  { name: 'claim', who: 'resident', page: 'pages/wishes/wishes', steps: ['我来帮这个忙'] },
  { name: 'elder', who: 'resident', page: 'pages/me/me', steps: ['长辈版', '楼里'] },
  { name: 'desk', who: 'owner', page: DESK, steps: [] },
  { name: 'notice', who: 'owner', page: 'pages/home/home', steps: ['把这天告诉邻居'] },
  { name: 'readers', who: 'owner', page: DESK, steps: ['户没读'] },
  {
    name: 'bridge',
    who: 'owner',
    page: DESK,
    steps: ['低保边缘家庭怎么申请？', '转给谁来办', '明天 12:00', '社区居委会'],
  },
  { name: 'publish', who: 'owner', page: DESK, steps: ['心愿待核', '看一眼，发布'] },
  { name: 'poster', who: 'owner', page: DESK, steps: ['楼栋二维码'] },
  { name: 'areas', who: 'staff', page: 'packages/community/areas/areas?area=wangma.3.hengyan', steps: [] },
  { name: 'series', who: 'staff', page: 'pages/days/days', steps: ['安排服务日', '定一个新的服务日'] },
  { name: 'table', who: 'staff', page: 'pages/days/days', steps: ['明天 9:00–11:00', '到桌边叫号'] },
  { name: 'shifts', who: 'staff', page: 'pages/days/days', steps: ['明天 9:00–11:00', '排志愿者', '找人'] },
  { name: 'month', who: 'staff', page: 'packages/month/month/month?area=wangma&period=2026-10', steps: [] },
  { name: 'export', who: 'staff', page: 'packages/report/export/export?area=wangma', steps: [] },
];

/** `npm run handbook`: takes the pictures of docs/handbook anew, on a Monday evening of the demo. */
async function main(): Promise<void> {
  const data = await seededData(EVENING);
  const built = { functions: await builtFunctions(), phone: await builtPhone() };
  const [product, browser] = await Promise.all([startProduct({ port: 0, data, built }), launchBrowser()]);
  try {
    product.cloud.environment.LOULIJIAN_CLOCK = EVENING.toISOString();
    for (const old of readdirSync(FOLDER)) if (old.endsWith('.jpg')) rmSync(join(FOLDER, old));
    const { people, first } = await stateOf(product);
    const [resident = '', owner = '', staff = ''] = first;
    const newcomer = people.find(({ role }) => role === '新来的住户')?.openid ?? '';
    const holders = { resident, owner, staff, newcomer };
    for (const { name, who, page, steps } of PICTURES) {
      const phone = await openPhone(browser, `${product.url}/phone/${holders[who]}/#/${page}`);
      for (const step of steps) await take(phone, step, product.url);
      await phone.waitForTimeout(SETTLED);
      const picture = await phone.screenshot({ type: 'jpeg', quality: 70 });
      if (picture.length > LARGEST) throw new Error(`${name}.jpg has ${picture.length} bytes`);
      writeFileSync(join(FOLDER, `${name}.jpg`), picture);
      await phone.context().close();
    }
  } finally {
    await browser.close();
    await product.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function openPhone(browser: Browser, url: string): Promise<Page> {
  const viewport = { width: 375, height: 812 };
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const phone = await context.newPage();
  await phone.clock.setFixedTime(EVENING);
  await phone.goto(url);
  return phone;
}

async function take(phone: Page, step: Step, url: string): Promise<void> {
  if (typeof step === 'string') {
    await phone.getByText(step, { exact: true }).filter({ visible: true }).first().click();
  } else if ('field' in step) {
    const fields = phone.locator('wx-page:visible').locator('input, textarea').filter({ visible: true });
    await fields.nth(step.field).fill(step.words);
  } else {
    const code = await (await fetch(`${url}/codes/${step.scans}`)).arrayBuffer();
    const file = { name: 'code.png', mimeType: 'image/png', buffer: Buffer.from(code) };
    await phone.locator('.scan-upload input').setInputFiles(file);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
