import { rmSync } from 'node:fs';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { HomeView } from '../../cloudfunctions/domain/home/open-home';
import { templates } from '../../miniprogram/lib/templates';
import { seededData } from '../../tests/support/seeded';
import { launchBrowser } from '../phone/browser/launch';
import type { PageState } from './protocol';
import { callApi, cloudOf, post, type Started, startChild, stateOf } from './testing';

let data: string;
let started: Started;
let browser: Browser;
let page: Page;
let state: PageState;

beforeAll(async () => {
  data = await seededData();
  [started, browser] = await Promise.all([startChild(data, 0), launchBrowser()]);
  state = await stateOf(started);
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  page.setDefaultTimeout(60_000);
  await page.goto(started.url);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  started?.kill();
  rmSync(data, { recursive: true, force: true });
});

/** Of a seeded notice; the weekday before it changes with the day. */
const NOTICE = /停水 9:00/;

test('three phones start, each for its own person, and every call is listed', async () => {
  await phone(0).getByText(NOTICE).waitFor();
  await phone(1).getByText('发一条通知').waitFor();
  await phone(2).getByText('楼栋与群主').waitFor();
  const calls = page.locator('#calls .call', { hasText: 'home.open' });
  await calls.nth(2).waitFor();
  expect(await calls.first().textContent()).toMatch(/\d+ ms.*请求 [1-3] · 读 \d+ · 写 0/);
}, 120_000);

test('a newcomer takes a phone, scans the code at the door, and stands before the building', async () => {
  const newcomer = state.people.find(({ role }) => role === '新来的住户');
  await page.getByLabel('谁拿着住户的手机').selectOption(newcomer?.openid ?? '');
  await page.locator('#code').getByText('新邻居 甲').click();
  await phone(0).getByText('先选房号').waitFor();
  expect(await enterOptions(0)).toMatchObject({ path: 'packages/community/join/join', scene: 1047 });
}, 120_000);

test('a card shared on one phone lies in the group chat, and another phone opens it there', async () => {
  const [group] = state.groups;
  await phone(1).getByText(NOTICE).click();
  await phone(1).getByText('转发到群里').click();
  await phone(1)
    .getByText(group?.name ?? '')
    .click();
  const card = page.locator('#chat .said', { hasText: NOTICE });
  await card.getByText('新邻居 甲点开').click();
  await phone(0).getByText(NOTICE).waitFor();
  expect(await enterOptions(0)).toMatchObject({
    path: 'packages/notice/notice/notice',
    scene: 1044,
    shareTicket: group?.opengid,
  });
}, 120_000);

test('a message opens its page on the phone of its receiver, on a narrow window too', async () => {
  const [resident = '', owner = ''] = state.first;
  const cloud = await cloudOf(started, resident);
  await post(`${cloud}/client/consent`, { openid: resident, templateIds: [templates.notice.id] });
  await remind(cloud, owner);

  await page.setViewportSize({ width: 420, height: 900 });
  await page.locator('#tabs').getByText('消息').click();
  expect(await page.locator('.phone').first().isVisible()).toBe(false);
  await page.locator('.message', { hasText: '给 住户甲' }).click();
  await phone(0).getByText('下次也提醒我').waitFor();
  expect(await page.locator('.phone:visible').count()).toBe(1);
  expect(await enterOptions(0)).toMatchObject({ path: 'packages/notice/notice/notice', scene: 1107 });
}, 120_000);

function phone(index: number): FrameLocator {
  return page.locator('.phone').nth(index).frameLocator('iframe');
}

/** How the phone's mini-program was told that it was opened. */
async function enterOptions(index: number): Promise<unknown> {
  const frame = await page.locator('.phone').nth(index).locator('iframe').elementHandle();
  return (await frame?.contentFrame())?.evaluate('wx.getEnterOptionsSync()');
}

/** The owner reminds whoever has not read a notice that the resident has not read either. */
async function remind(cloud: string, owner: string): Promise<void> {
  const { here, notices } = await callApi<HomeView>(cloud, owner, 'home.open', {});
  const notice = notices.notices.find(({ title }) => title.includes('燃气'));
  await callApi(cloud, owner, 'notice.remind', { notice: notice?.id, building: here?.area });
}
