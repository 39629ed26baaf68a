import type { Page } from 'playwright-core';
import { pageData, useFixture, visiblePage } from './testing';

const fixture = useFixture('sample');

let phone: Page;
const problems: string[] = [];

beforeEach(async () => {
  problems.length = 0;
  phone = await fixture.open('pages/tdesign/tdesign');
  phone.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await phone.reload();
  await visiblePage(phone).getByText('报名成功').waitFor({ state: 'attached' });
  // The page's last rows would lie below it.
  await phone.addStyleTag({ content: '.t-tab-bar { visibility: hidden }' });
});

afterEach(() => {
  expect(problems).toEqual([]);
});

const MOUNTED = [
  ...[
    'action-sheet',
    'avatar',
    'badge',
    'button',
    'cell',
    'checkbox',
    'collapse',
    'date-time-picker',
    'dialog',
  ],
  ...[
    'empty',
    'fab',
    'grid',
    'icon',
    'image',
    'input',
    'loading',
    'navbar__content',
    'notice-bar',
    'picker',
    'popup',
  ],
  ...[
    'progress',
    'radio',
    'result',
    'search',
    'skeleton',
    'stepper',
    'steps',
    'sticky',
    'swipe-cell',
    'switch',
  ],
  ...['tab-bar', 'tabs', 'tag', 'textarea', 'upload'],
];
/** Components that draw nothing until they are opened. */
const CLOSED = ['action-sheet', 'date-time-picker', 'dialog', 'picker', 'popup'];

test('every component that is open has a size', async () => {
  for (const name of MOUNTED.filter((mounted) => !CLOSED.includes(mounted))) {
    const box = await phone.locator(`.t-${name}`).first().boundingBox();
    expect([name, (box?.width ?? 0) > 0 && (box?.height ?? 0) > 0]).toEqual([name, true]);
  }
});

test('fields change the data of the page', async () => {
  const page = visiblePage(phone);
  await page.getByText('我的').click();
  await page.locator('#tab', { hasText: 'mine' }).waitFor();
  await page.locator('.t-input input').fill('住户乙');
  await page.locator('.t-switch').click();
  await page.locator('.t-stepper__plus').click();
  await page.getByText('代办').click();
  expect(await pageData(phone)).toMatchObject({
    tab: 'mine',
    name: '住户乙',
    on: false,
    places: 3,
    kind: 'other',
  });
});

test('a dialog, an action sheet and a popup open, answer and close', async () => {
  const page = visiblePage(phone);
  await page.getByText('对话框').click();
  await page.getByText('要取一个号吗？').waitFor();
  await page.locator('.t-dialog').getByText('取号', { exact: true }).click();
  await page.locator('#answer', { hasText: '取了' }).waitFor();
  await page.getByText('要取一个号吗？').waitFor({ state: 'hidden' });
  await page.getByText('动作面板').click();
  await page.getByRole('button', { name: '转给社区' }).click();
  await page.locator('#answer', { hasText: '转给社区' }).waitFor();
  await page.getByRole('button', { name: '转给社区' }).waitFor({ state: 'hidden' });
  await page.getByText('弹层', { exact: true }).click();
  await page.getByText('弹层内容').waitFor();
  await phone.mouse.click(180, 100);
  await page.getByText('弹层内容').waitFor({ state: 'hidden' });
  expect(await pageData(phone)).toMatchObject({ popup: false });
});

test('a toast is shown and goes away', async () => {
  await visiblePage(phone).evaluate(() => location.assign('#/pages/home/home'));
  await phone.locator('#toast').click();
  await visiblePage(phone).getByText('好了').waitFor();
  await visiblePage(phone).getByText('好了').waitFor({ state: 'hidden' });
});

test('pickers turn under a finger', async () => {
  const page = visiblePage(phone);
  await page.getByText('服务', { exact: true }).click();
  await turn(page.locator('.t-picker-item__group:visible').first(), 40);
  await page.getByText('确认', { exact: true }).click();
  await page.getByText('blood-pressure').waitFor();
  await page.getByText('日期', { exact: true }).click();
  await turn(page.locator('.t-picker-item__group:visible').first(), -40);
  await page.getByText('确定', { exact: true }).click();
  await page.getByText('2027-11-24 09:00').waitFor();
});

test('a cell swipes open', async () => {
  const cell = visiblePage(phone).getByText('左滑');
  await cell.scrollIntoViewIfNeeded();
  const { x = 0, y = 0 } = (await cell.boundingBox()) ?? {};
  const remove = visiblePage(phone).getByText('删除');
  const before = (await remove.boundingBox())?.x ?? 0;
  await phone.mouse.move(x + 200, y + 10);
  await phone.mouse.down();
  await phone.mouse.move(x + 60, y + 10, { steps: 6 });
  await phone.mouse.up();
  await phone.waitForTimeout(600);
  expect((await remove.boundingBox())?.x).toBeLessThan(before);
});

/** Drags a wheel by so many pixels, slowly enough not to throw it. */
async function turn(wheel: ReturnType<Page['locator']>, pixels: number): Promise<void> {
  await wheel.waitFor();
  await phone.waitForTimeout(400);
  const box = await wheel.boundingBox();
  if (!box) throw new Error('the wheel is not shown');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await phone.mouse.move(x, y);
  await phone.mouse.down();
  await phone.mouse.move(x, y + pixels, { steps: 6 });
  await phone.waitForTimeout(350);
  await phone.mouse.up();
  await phone.waitForTimeout(500);
}
