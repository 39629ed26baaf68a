import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import type { HomeView } from '../../cloudfunctions/domain/home/open-home';
import { launchBrowser } from '../../scripts/phone/browser/launch';
import {
  callApi,
  cloudOf,
  type Started,
  startChild,
  stateOf,
  temporaryData,
} from '../../scripts/start/testing';
import { communities } from '../../seeds/communities';
import { type Measured, measure } from './measure';

/**
 * The numbers of 适老 (工信部 移动互联网应用适老化通用设计规范), measured on every page: letters, lines, contrast, and how large
 * what one taps is. In 长辈版 letters of 18 dp and targets of 60; otherwise targets of 44; contrast 4.5:1, for letters
 * above 18 dp 3:1.
 */
const LOOKS = {
  normal: { letters: 0, line: 0, target: 44 },
  elder: { letters: 18, line: 1.3, target: 60 },
};

const data = temporaryData();
let started: Started;
let browser: Browser;
let people: { resident: string; owner: string; staff: string; newcomer: string };
let notice: string;

beforeAll(async () => {
  [started, browser] = await Promise.all([startChild(data, 0), launchBrowser()]);
  const state = await stateOf(started);
  const [resident = '', owner = '', staff = ''] = state.first;
  const newcomer = state.people.find(({ role }) => role === '新来的住户')?.openid ?? '';
  people = { resident, owner, staff, newcomer };
  const cloud = await cloudOf(started, owner);
  const home = await callApi<HomeView>(cloud, owner, 'home.open', {});
  notice = home.notices.notices.find(({ title }) => title.includes('停水'))?.id ?? '';
}, 120_000);

afterAll(async () => {
  await browser?.close();
  started?.kill();
  rmSync(data, { recursive: true, force: true });
});

const BUILDING = 'wangma.3.hengyan.3';
/** What the code at its door carries. */
const token = communities()
  .flatMap(({ areas }) => areas)
  .find(({ _id }) => _id === BUILDING)?.token;

const screens: [name: string, who: keyof typeof people, path: () => string][] = [
  ['home of a resident', 'resident', () => 'pages/home/home'],
  ['home of an owner', 'owner', () => 'pages/home/home'],
  ['home of staff', 'staff', () => 'pages/home/home'],
  ['home of a newcomer', 'newcomer', () => 'pages/home/home'],
  ['me', 'owner', () => 'pages/me/me'],
  ['join', 'newcomer', () => `packages/community/join/join?scene=${token}`],
  ['notice', 'resident', () => `packages/notice/notice/notice?id=${notice}`],
  ['notice of its author', 'owner', () => `packages/notice/notice/notice?id=${notice}`],
  ['notice editor', 'owner', () => `packages/notice/edit/edit?area=${BUILDING}`],
  ['who has read', 'owner', () => `packages/notice/readers/readers?id=${notice}&building=${BUILDING}`],
  ['older notices', 'resident', () => `packages/notice/list/list?area=${BUILDING}&before=9`],
  ['how far a notice got', 'staff', () => `packages/notice/reach/reach?id=${notice}&area=wangma.3.hengyan`],
  ['neighbours', 'owner', () => `packages/community/neighbours/neighbours?building=${BUILDING}`],
  ['register', 'owner', () => `packages/community/register/register?building=${BUILDING}`],
  ['areas', 'staff', () => 'packages/community/areas/areas?area=wangma'],
  ["the building's code", 'owner', () => `packages/community/code/code?building=${BUILDING}`],
  ['contact card', 'owner', () => 'packages/community/card/card'],
];

async function measured(openid: string, path: string, look: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  await page.goto(`${started.url}/phone/${openid}/#/${path}`);
  await page.locator('wx-page').first().waitFor();
  await page.evaluate(`wx.setStorageSync('look', '${look}')`);
  await page.reload();
  await page.locator('wx-page').first().waitFor();
  // The page is drawn when nothing more is asked of the cloud.
  await page.waitForLoadState('networkidle');
  const result = await page.evaluate(measure);
  await page.close();
  return result;
}

for (const [look, wanted] of Object.entries(LOOKS)) {
  test.each(screens)(`${look}: %s`, async (_name, who, path) => {
    const { texts, targets } = await measured(people[who], path(), look);
    expect(texts.length).toBeGreaterThan(2);
    const faint = texts.filter(({ contrast, size }) => contrast < (size > 18 ? 3 : 4.5));
    const small = texts.filter(({ size }) => size < wanted.letters);
    const tight = texts.filter(({ lineHeight }) => lineHeight < wanted.line);
    const narrow = targets.filter(({ width, height }) => Math.min(width, height) < wanted.target - 0.5);
    expect({ faint, small, tight, narrow }).toEqual({ faint: [], small: [], tight: [], narrow: [] });
  });
}
