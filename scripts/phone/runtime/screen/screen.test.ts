import { callWx, stack, useFixture, visiblePage } from '../testing';

const fixture = useFixture('sample');
const custom = useFixture('custom-tab-bar');

test('a page lies between the bars, and what it is told of them is where they are drawn', async () => {
  const phone = await fixture.open();
  const box = (selector: string) => phone.locator(selector).boundingBox();
  const { screenTop, windowHeight, statusBarHeight, safeArea } = (await phone.evaluate(() =>
    (globalThis as never as { wx: { getWindowInfo(): unknown } }).wx.getWindowInfo(),
  )) as Record<string, never>;
  expect({ screenTop, windowHeight, statusBarHeight }).toEqual({
    screenTop: 88,
    windowHeight: 641,
    statusBarHeight: 44,
  });
  expect(safeArea).toEqual({ left: 0, top: 44, right: 375, bottom: 778, width: 375, height: 734 });
  expect(await box('.page-window:not([hidden])')).toEqual({ x: 0, y: 88, width: 375, height: 641 });
  expect(await box('.tab-bar')).toEqual({ x: 0, y: 729, width: 375, height: 83 });
  const capsule = await phone.evaluate(() =>
    (
      globalThis as never as { wx: { getMenuButtonBoundingClientRect(): unknown } }
    ).wx.getMenuButtonBoundingClientRect(),
  );
  expect(capsule).toMatchObject({ left: 281, top: 48, width: 87, height: 32 });
  expect(await box('.capsule')).toEqual({ x: 281, y: 48, width: 87, height: 32 });
});

test('in a wide window the phone stands in the middle, and measures as if alone', async () => {
  const phone = await fixture.open('pages/parts/parts');
  await phone.setViewportSize({ width: 1200, height: 1000 });
  expect(await phone.locator('.phone').boundingBox()).toEqual({ x: 385, y: 0, width: 430, height: 932 });
  await phone.locator('#box').click();
  await visiblePage(phone).getByText('量一量 172').waitFor();
});

test('a page may use the classes of what is around it', async () => {
  const phone = await fixture.open('pages/parts/parts');
  const moved = await phone.locator('#box').evaluate((box) => {
    box.classList.add('phone', 'overlay', 'capsule', 'layer');
    return getComputedStyle(box).position;
  });
  expect(moved).toBe('static');
});

test('a page with a navigation bar of its own has the whole screen', async () => {
  const phone = await fixture.open('packages/extra/late/late');
  expect(await phone.locator('.page-window:not([hidden])').boundingBox()).toMatchObject({
    y: 0,
    height: 812,
  });
  await phone.locator('.navigation-bar').waitFor({ state: 'hidden' });
});

test('the navigation bar says the title and leads back, or home', async () => {
  const phone = await fixture.open();
  await phone.getByRole('heading', { name: '首页' }).waitFor();
  await callWx(phone, 'navigateTo', { url: '/pages/detail/detail' });
  await callWx(phone, 'setNavigationBarTitle', { title: '三号服务' });
  await phone.getByRole('heading', { name: '三号服务' }).waitFor();
  await phone.getByRole('button', { name: '返回' }).click();
  await phone.getByRole('heading', { name: '首页' }).waitFor();
  await callWx(phone, 'reLaunch', { url: '/pages/detail/detail' });
  await phone.getByRole('button', { name: '首页' }).click();
  await visiblePage(phone).getByText('量血压').waitFor();
});

test('badges of the tab bar', async () => {
  const phone = await fixture.open();
  await callWx(phone, 'setTabBarBadge', { index: 1, text: '3' });
  await phone.getByRole('tab', { name: '表单 3' }).waitFor();
  await callWx(phone, 'removeTabBarBadge', { index: 1 });
  await phone.getByRole('tab', { name: '表单', exact: true }).waitFor();
  await callWx(phone, 'hideTabBar', {});
  await phone.locator('.tab-bar').waitFor({ state: 'hidden' });
  expect(await phone.locator('.page-window:not([hidden])').boundingBox()).toMatchObject({
    y: 88,
    height: 724,
  });
});

test('a custom tab bar is drawn by the app, one for each tab', async () => {
  const phone = await custom.open();
  await phone.locator('.tab-bar').waitFor({ state: 'hidden' });
  const selected = phone.locator('.page-window:not([hidden]) wx-view[class*="selected"]');
  expect(await selected.innerText()).toBe('一');
  await phone.getByText('二', { exact: true }).click();
  await visiblePage(phone).getByText('第二页').waitFor();
  expect(await stack(phone)).toEqual(['pages/two/two']);
  expect(await selected.innerText()).toBe('二');
});
