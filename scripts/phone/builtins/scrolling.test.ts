import type { Page } from 'playwright-core';
import { takeLog, useFixture, visiblePage } from '../runtime/testing';
import { nextLog, setPageData } from './testing';

const phone = useFixture('builtins');

async function openScrolling() {
  const page = await phone.open('pages/scrolling/scrolling');
  await takeLog(page);
  return { page, view: visiblePage(page) };
}

async function drag(page: Page, selector: string, dx: number, dy: number) {
  const box = await visiblePage(page).locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  const [x, y] = [box.x + box.width / 2 - dx / 2, box.y + Math.min(60, box.height / 2)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let part = 1; part <= 5; part += 1) await page.mouse.move(x + (dx * part) / 5, y + (dy * part) / 5);
  await page.mouse.up();
}

test('a scroll-view tells each end once', async () => {
  const { page, view } = await openScrolling();
  const box = view.locator('.scroll-view-box');
  /** Until the frame in which the browser tells of it. */
  const scrollTo = (top: number) =>
    box.evaluate((element, y) => {
      element.scrollTo(0, y);
      return new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)));
    }, top);
  for (const top of [400, 790, 800, 400, 10, 0]) await scrollTo(top);
  expect(await takeLog(page)).toEqual([
    'scrolltolower {"direction":"bottom"}',
    'scrolltoupper {"direction":"top"}',
  ]);
});

test('scroll-into-view finds the row by its id', async () => {
  const { page, view } = await openScrolling();
  await setPageData(page, { into: 'row7' });
  await page.waitForFunction(() => document.querySelector('.scroll-view-box')?.scrollTop === 350);
  expect(await view.locator('.scroll-view-box').evaluate((element) => element.scrollTop)).toBe(350);
});

test('pulling a scroll-view down refreshes it, until the page says it is done', async () => {
  const { page, view } = await openScrolling();
  await drag(page, '.scroll-view-box', 0, 130);
  expect(await takeLog(page)).toContain('refresherrefresh');
  await page.waitForFunction(() => document.querySelector('.scroll-view-refresher.refreshing') === null);
  expect(await view.locator('.scroll-view-box').evaluate((element) => element.style.transform)).toBe('');
});

test('a swipe turns a swiper, and a circular one goes on from its end', async () => {
  const { page } = await openScrolling();
  const swipes: [number, unknown][] = [
    [220, { current: 2, currentItemId: '丙', source: 'touch' }],
    [-220, { current: 0, currentItemId: '甲', source: 'touch' }],
  ];
  for (const [dx, detail] of swipes) {
    await drag(page, 'wx-swiper', dx, 0);
    expect(await takeLog(page)).toContain(`change ${JSON.stringify(detail)}`);
    await page.waitForTimeout(150); // comes to rest
  }
});

test('a swiper shows the item the page names', async () => {
  const { page } = await openScrolling();
  await setPageData(page, { current: 1 });
  await page.waitForFunction(() => {
    const [, second] = document.querySelectorAll('wx-swiper-item');
    const swiper = document.querySelector('wx-swiper');
    return second?.getBoundingClientRect().left === swiper?.getBoundingClientRect().left;
  });
});

test('autoplay turns a swiper by the clock', async () => {
  const { page } = await openScrolling();
  await setPageData(page, { interval: 100 });
  expect((await nextLog(page))[0]).toBe('change {"current":1,"currentItemId":"乙","source":"autoplay"}');
});

test('a picker-view opens at its value and tells every column when one was turned', async () => {
  const { page, view } = await openScrolling();
  await view.getByText('晚上').click();
  expect(await nextLog(page)).toEqual(['change {"value":[2,0]}']);
});

test('a movable view follows the finger and stays in its area', async () => {
  const { page } = await openScrolling();
  await drag(page, 'wx-movable-view', 40, -500);
  const last = (await takeLog(page)).at(-1)?.replace('change ', '');
  expect(JSON.parse(last ?? '{}')).toEqual({ x: 40, y: 0, source: 'touch' });
});
