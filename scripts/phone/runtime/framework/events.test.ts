import type { Page } from 'playwright-core';
import { pageData, useFixture, visiblePage } from '../testing';

const fixture = useFixture('sample');
const gestures = useFixture('gestures');

const logged = (phone: Page) => phone.locator('#log').innerText();

test('a tap bubbles, is captured first, and can be caught', async () => {
  const phone = await gestures.open();
  await phone.getByText('点按', { exact: true }).click();
  expect(await logged(phone)).toBe('tap plain;tap outer;');
  await phone.getByText('不再冒泡').click();
  expect(await logged(phone)).toBe('tap plain;tap outer;tap caught;');
});

test('who receives a long press gets no tap after it', async () => {
  const phone = await gestures.open();
  await phone.getByText('长按或点按').click({ delay: 500 });
  expect(await logged(phone)).toBe('longpress both;');
  await phone.getByText('长按或点按').click();
  expect(await logged(phone)).toBe('longpress both;tap both;tap outer;');
});

test('a finger that slips does not tap', async () => {
  const phone = await gestures.open();
  await phone.getByText('长按或点按').hover();
  await phone.mouse.down();
  await phone.mouse.move(300, 200, { steps: 3 });
  await phone.mouse.up();
  expect(await logged(phone)).toBe('');
});

test('touches of a touch screen do the same', async () => {
  const context = await gestures.browser.newContext({
    viewport: { width: 375, height: 812 },
    hasTouch: true,
  });
  const phone = await context.newPage();
  await phone.goto(gestures.address);
  await phone.getByText('点按', { exact: true }).tap();
  expect(await logged(phone)).toBe('tap plain;tap outer;');
});

test('a pull at the top refreshes, with a finger or a wheel, if it is long enough', async () => {
  const phone = await fixture.open();
  const stopped = phone.locator('.pull-down[style*="height: 0px"]');
  await drag(phone, 200, 400);
  await visiblePage(phone).getByText('刷新 1').waitFor();
  await stopped.waitFor({ state: 'attached' });
  await phone.mouse.wheel(0, -300);
  await visiblePage(phone).getByText('刷新 2').waitFor();
  await stopped.waitFor({ state: 'attached' });
  await drag(phone, 200, 240);
  expect(await pageData(phone)).toMatchObject({ refreshed: 2 });
});

test('scrolling is told, and the bottom once each time it is reached', async () => {
  const phone = await fixture.open();
  await phone.mouse.move(180, 400);
  await phone.mouse.wheel(0, 5_000);
  await visiblePage(phone).getByText('到底 1').waitFor();
  expect(Number((await pageData(phone)).scrollTop)).toBeGreaterThan(200);
  await phone.mouse.wheel(0, -5_000);
  await visiblePage(phone).getByText('滚动 0').waitFor();
  await phone.mouse.wheel(0, 5_000);
  await visiblePage(phone).getByText('到底 2').waitFor();
});

async function drag(phone: Page, fromY: number, toY: number): Promise<void> {
  await phone.mouse.move(180, fromY);
  await phone.mouse.down();
  await phone.mouse.move(180, toY, { steps: 4 });
  await phone.mouse.up();
}
