import { rmSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { HomeView } from '../../cloudfunctions/domain/home/open-home';
import type { UpcomingView } from '../../cloudfunctions/domain/service-day/upcoming';
import { plusMonths } from '../../cloudfunctions/domain/tally/period';
import type { MyVolunteering } from '../../cloudfunctions/domain/volunteer/me';
import { day as dayOf, month as monthOf } from '../../cloudfunctions/kernel/clock';
import { newId } from '../../cloudfunctions/kernel/ids';
import { launchBrowser } from '../../scripts/phone/browser/launch';
import { type Product, startProduct } from '../../scripts/start/product';
import { callApi, stateOf } from '../../scripts/start/testing';
import { tokenOf } from '../../seeds/chance';
import { communities } from '../../seeds/communities';
import { builtFunctions } from '../support/functions';
import { builtPhone } from '../support/phone';
import { seededData } from '../support/seeded';
import { type Measured, measure, settled } from './measure';

/**
 * The numbers of 适老 (工信部 移动互联网应用适老化通用设计规范), measured on every page: letters, lines, contrast, and how large
 * what one taps is. In 长辈版 letters of 18 dp and targets of 60; otherwise targets of 44; contrast 4.5:1, for letters
 * above 18 dp 3:1.
 */
const LOOKS = {
  normal: { letters: 0, line: 0, target: 44 },
  elder: { letters: 18, line: 1.3, target: 60 },
};

let data: string;
let started: Product;
let browser: Browser;
let people: { resident: string; owner: string; staff: string; newcomer: string };
let notice: string;
/** The next service day, a service of it, its point and series, the owner's team, and a child of theirs. */
let tuesday: { day: string; queue: string; point: string; series: string; team: string; child: string };

/** Something on every page: a number that is called, one that waits, hours that wait for a look, a child. */
async function aTuesday(cloud: string): Promise<typeof tuesday> {
  const { resident, owner, staff } = people;
  const { points } = await callApi<UpcomingView>(cloud, resident, 'serviceDay.upcoming', { area: BUILDING });
  const [next] = points;
  const [first] = next?.days ?? [];
  if (!next || !first) throw new Error('no service day');
  const { id: day } = first;
  const queue = first.services.find(({ kind }) => kind === 'haircut')?.queue ?? '';
  await callApi(cloud, resident, 'ticket.take', { queue });
  await callApi(cloud, resident, 'ticket.wait', { queue: `${day}.knife` });
  await callApi(cloud, staff, 'ticket.callNext', { queue, table: 1 });
  const yesterday = {
    date: dayOf(new Date(Date.now() - 86_400_000)),
    from: '09:00',
    to: '11:00',
    team: null,
  };
  const told = { activity: '楼道大扫除', service: '扫了 3 单元的楼梯', place: '3 幢', ...yesterday };
  await callApi(cloud, owner, 'hours.report', told);
  const { homes, me } = await callApi<MyVolunteering>(cloud, owner, 'volunteer.me', {});
  const born = { name: '小朋友甲', birth: '2017-03-01', household: homes[0]?.household };
  const { person: child } = await callApi<{ person: string }>(cloud, owner, 'volunteer.registerChild', born);
  const series = day.slice(0, day.lastIndexOf('.'));
  return { day, queue, point: next.point, series, team: me.teams[0]?.team ?? '', child };
}

beforeAll(async () => {
  data = await seededData();
  const built = { functions: await builtFunctions(), phone: await builtPhone() };
  [started, browser] = await Promise.all([startProduct({ port: 0, data, built }), launchBrowser()]);
  const state = await stateOf(started);
  const [resident = '', owner = '', staff = ''] = state.first;
  const newcomer = state.people.find(({ role }) => role === '新来的住户')?.openid ?? '';
  people = { resident, owner, staff, newcomer };
  const cloud = started.cloud.url;
  const home = await callApi<HomeView>(cloud, owner, 'home.open', {});
  tuesday = await aTuesday(cloud);
  notice = home.notices.notices.find(({ title }) => title.includes('停水'))?.id ?? '';
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await started?.stop();
  rmSync(data, { recursive: true, force: true });
});

const BUILDING = 'wangma.3.hengyan.3';
/** What the code at its door carries. */
const token = communities()
  .flatMap(({ areas }) => areas)
  .find(({ _id }) => _id === BUILDING)?.token;

/** The property company of the building's estate. */
const PROPERTY = 'wangma.3.hengyan.property-1';

/** One of the building's enquiries, in the order of the seeds. */
const enquiry = (index: number) => newId(BUILDING, `seed enquiry ${index}`);

/** One of the wishes of the community. */
const wish = (slug: string) => newId('wangma', `seed wish ${slug}`);

/** The month that staff have yet to close, and the rows behind its main figure. */
const lastMonth = plusMonths(monthOf(new Date()), -1);
const SERVED = encodeURIComponent('{"of":"served"}');

const screens: [name: string, who: keyof typeof people, path: () => string][] = [
  ['wishes', 'resident', () => 'pages/wishes/wishes'],
  ['wishes of an owner', 'owner', () => 'pages/wishes/wishes'],
  ['making a wish', 'resident', () => 'packages/wish/make/make'],
  ['my wishes', 'resident', () => 'packages/wish/mine/mine'],
  ['wishes to check', 'owner', () => `packages/wish/verify/verify?building=${BUILDING}`],
  ['a wish of mine', 'owner', () => `packages/wish/wish/wish?id=${wish('0')}`],
  ['a wish to claim', 'owner', () => `packages/wish/wish/wish?id=${wish('4')}`],
  ['a wish to publish', 'owner', () => `packages/wish/wish/wish?id=${wish('6')}`],
  ['a wish somebody sees to', 'owner', () => `packages/wish/wish/wish?id=${wish('8')}`],
  ['a wish that came true', 'resident', () => `packages/wish/wish/wish?id=${wish('past 0')}`],
  ['saying that it is done', 'owner', () => `packages/wish/fulfil/fulfil?id=${wish('0')}`],
  ['splitting a wish', 'owner', () => `packages/wish/split/split?id=${wish('0')}`],
  ['home of a resident', 'resident', () => 'pages/home/home'],
  ['home of an owner', 'owner', () => 'pages/home/home'],
  ['home of staff', 'staff', () => 'pages/home/home'],
  ['home of a newcomer', 'newcomer', () => 'pages/home/home'],
  ['me', 'owner', () => 'pages/me/me'],
  ['messages', 'resident', () => 'packages/message/inbox/inbox'],
  ['no messages', 'newcomer', () => 'packages/message/inbox/inbox'],
  ['asking for help', 'resident', () => 'packages/enquiry/ask/ask'],
  ['an enquiry of mine', 'resident', () => `packages/enquiry/enquiry/enquiry?id=${enquiry(0)}`],
  ['an enquiry that was answered', 'resident', () => `packages/enquiry/enquiry/enquiry?id=${enquiry(5)}`],
  ['an enquiry for its owner', 'owner', () => `packages/enquiry/enquiry/enquiry?id=${enquiry(0)}`],
  ['whom to bridge it to', 'owner', () => `packages/enquiry/bridge/bridge?id=${enquiry(1)}`],
  ['passing the answer on', 'owner', () => `packages/enquiry/answer/answer?id=${enquiry(0)}`],
  ['my enquiries', 'resident', () => 'packages/enquiry/mine/mine'],
  ['enquiries of an area', 'staff', () => 'packages/enquiry/waiting/waiting?area=wangma'],
  ['writing down a call', 'staff', () => 'packages/enquiry/log/log?area=wangma'],
  ['units of an area', 'staff', () => 'packages/partner/partners/partners?area=wangma'],
  ['a unit', 'staff', () => `packages/partner/partner/partner?id=${PROPERTY}`],
  ['entering a unit', 'staff', () => 'packages/partner/edit/edit?area=wangma'],
  ["what a unit's code opens", 'newcomer', () => `packages/partner/join/join?scene=${tokenOf(PROPERTY)}`],
  ['figures of a month', 'staff', () => `packages/month/month/month?area=wangma&period=${lastMonth}`],
  ['figures since the beginning', 'staff', () => 'packages/month/month/month?area=wangma&period=all'],
  [
    'rows behind a figure',
    'staff',
    () => `packages/month/rows/rows?area=wangma&period=${lastMonth}&what=${SERVED}`,
  ],
  [
    'rows behind a figure of all the time',
    'staff',
    () => `packages/month/rows/rows?area=wangma&period=all&what=${SERVED}`,
  ],
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
  ["the owner's desk", 'owner', () => `packages/desk/desk/desk?building=${BUILDING}`],
  ['a desk on which nothing waits', 'staff', () => 'packages/desk/desk/desk?building=wangma.3.hengyan.5'],
  ['notice from a template', 'owner', () => `packages/notice/edit/edit?area=${BUILDING}&template=day`],
  ['hotline', 'staff', () => 'packages/community/hotline/hotline?area=wangma'],
  ['service days', 'resident', () => 'pages/days/days'],
  ['service days of staff', 'staff', () => 'pages/days/days'],
  ['a service day', 'resident', () => `packages/service-day/day/day?id=${tuesday.day}`],
  ['a service day for staff', 'staff', () => `packages/service-day/day/day?id=${tuesday.day}`],
  ['my numbers', 'resident', () => `packages/service-day/number/number?day=${tuesday.day}`],
  ['for an elder at home', 'owner', () => `packages/service-day/take-family/take-family?day=${tuesday.day}`],
  ['the table', 'staff', () => `packages/service-day/desk/desk?day=${tuesday.day}`],
  [
    'for somebody without a phone',
    'staff',
    () => `packages/service-day/take-for/take-for?day=${tuesday.day}&queue=${tuesday.queue}`,
  ],
  ['the calling screen', 'staff', () => `packages/service-day/screen/screen?day=${tuesday.day}`],
  ['what comes again', 'staff', () => 'packages/service-day/series/series?area=wangma'],
  [
    'a series',
    'staff',
    () => `packages/service-day/edit-series/edit-series?area=wangma&id=${tuesday.series}`,
  ],
  ["a point's code", 'staff', () => `packages/service-day/table-code/table-code?point=${tuesday.point}`],
  ['health book', 'resident', () => 'packages/health/book/book'],
  ['my volunteering', 'owner', () => 'packages/volunteer/volunteer/volunteer'],
  ['teams', 'staff', () => 'packages/volunteer/teams/teams?area=wangma'],
  ['a team', 'owner', () => `packages/volunteer/team/team?id=${tuesday.team}`],
  [
    'joining a team',
    'resident',
    () => `packages/volunteer/join-team/join-team?scene=${tokenOf(tuesday.team)}`,
  ],
  ['what I may do', 'owner', () => 'packages/shift/open/open'],
  ['my shifts', 'owner', () => 'packages/shift/mine/mine'],
  ['shifts at risk', 'staff', () => 'packages/shift/risk/risk'],
  ['planning a day', 'staff', () => `packages/shift/assign/assign?day=${tuesday.day}`],
  ['my hours', 'owner', () => 'packages/hours/mine/mine'],
  ["a child's hours", 'owner', () => `packages/hours/mine/mine?person=${tuesday.child}`],
  ['checking in', 'owner', () => 'packages/hours/check-in/check-in'],
  ['telling of a service', 'owner', () => 'packages/hours/report/report'],
  ['hours to decide on', 'staff', () => 'packages/hours/review/review'],
  ['who came', 'staff', () => `packages/hours/attest/attest?day=${tuesday.day}`],
  ['what is not recorded', 'staff', () => 'packages/hours/overdue/overdue?area=wangma'],
  ['the code for checking in', 'staff', () => `packages/hours/point-code/point-code?point=${tuesday.point}`],
  ['exporting', 'staff', () => 'packages/report/export/export?area=wangma'],
  ['importing', 'staff', () => 'packages/report/import/import?area=wangma'],
  ['record sheet', 'owner', () => 'packages/report/record/record'],
  ['checking a record sheet', 'resident', () => 'packages/report/verify/verify?scene=ABCDE23456'],
];

const phones = new Map<string, Promise<Page>>();

/** One phone for each person, opened once: a page of its own for every screen would cost a second each. */
function phoneOf(openid: string): Promise<Page> {
  const known = phones.get(openid);
  if (known) return known;
  const opened = openPhone(openid);
  phones.set(openid, opened);
  return opened;
}

async function openPhone(openid: string): Promise<Page> {
  const phone = await browser.newPage({ viewport: { width: 375, height: 812 } });
  await phone.goto(`${started.url}/phone/${openid}/#/pages/me/me`);
  await phone.locator('wx-page').first().waitFor();
  return phone;
}

async function measured(openid: string, path: string, look: string): Promise<Measured> {
  const phone = await phoneOf(openid);
  await phone.evaluate(`wx.setStorageSync('look', '${look}'); wx.reLaunch({ url: '/${path}' })`);
  await phone.evaluate(settled);
  return phone.evaluate(measure);
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
