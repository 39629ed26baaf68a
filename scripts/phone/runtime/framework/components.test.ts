import { callWx, takeLog, useFixture, visiblePage } from '../testing';

const fixture = useFixture('sample');
const gestures = useFixture('gestures');
const PARTS = 'pages/parts/parts';

test('lifetimes come in the order of the platform, page lifetimes reach every component', async () => {
  const phone = await fixture.open();
  await takeLog(phone);
  await callWx(phone, 'navigateTo', { url: `/${PARTS}` });
  await visiblePage(phone).getByText('第二张').waitFor();
  await phone.waitForFunction(() => (globalThis as never as { getApp(): never }).getApp());
  expect(await takeLog(phone)).toEqual([
    'card created',
    'card created',
    'home hide',
    'card attached 甲',
    'card attached 乙',
    'card page show 甲',
    'card page show 乙',
    'card ready 甲',
    'card ready 乙',
  ]);
  await phone.locator('#toggle').click();
  await callWx(phone, 'navigateBack', {});
  expect(await takeLog(phone)).toEqual(['card detached 乙', 'card detached 甲', 'home show']);
});

test('slots, behaviors, observers, relations and generics', async () => {
  const phone = await fixture.open(PARTS);
  const page = visiblePage(phone);
  await page.getByText('共 2 张').waitFor();
  await page.getByText('头', { exact: true }).waitFor();
  await page.getByText('1234/0 成组').waitFor();
  await page.getByText('加 2，现在 0').click();
  await page.getByText('加 2，现在 2').waitFor();
  await page.getByText('1234/2 成组').waitFor();
  await page.getByText('听到 2').waitFor();
  await phone.locator('#toggle').click();
  await page.getByText('共 1 张').waitFor();
  await page.getByText('花哨 二').waitFor();
  await page.getByText('普通 三').waitFor();
});

test('styles stay in their component, unless it shares, or the page gives an external class', async () => {
  const phone = await fixture.open(PARTS);
  const style = (text: string, name: string) =>
    visiblePage(phone)
      .getByText(text)
      .first()
      .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
  expect(await style('用到页面的样式', 'font-weight')).toBe('600');
  expect(await style('1234/0', 'font-weight')).toBe('400');
  const card = phone.locator('.outer');
  expect(await card.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(255, 248, 247)',
  );
  expect(await style('花哨 一', 'padding-left')).toBe('0px');
});

test('wxs handles events, styles nodes and follows properties', async () => {
  const phone = await fixture.open(PARTS);
  const touched = phone.locator('#touch');
  await touched.hover();
  await phone.mouse.down();
  expect(await touched.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(179, 38, 30)');
  expect(await touched.evaluate((element) => getComputedStyle(element).paddingLeft)).toBe('32px');
  await phone.mouse.up();
  expect(await touched.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe('underline');
  await phone.locator('#move').click();
  await visiblePage(phone).getByText('0 到 10').waitFor();
  expect(await touched.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(179, 38, 30)');
});

test('rpx of inline styles, and what a selector query measures', async () => {
  const phone = await fixture.open(PARTS);
  await phone.locator('#box').click();
  await visiblePage(phone).getByText('量一量 150').waitFor();
  const { top, left } = await phone.evaluate(
    () =>
      new Promise<{ top: number; left: number }>((resolve) => {
        const { wx } = globalThis as never as { wx: { createSelectorQuery(): never } };
        const query = wx.createSelectorQuery() as {
          select(selector: string): {
            boundingClientRect(done: (rect: { top: number; left: number }) => void): never;
          };
          exec(): void;
        };
        query.select('#box').boundingClientRect(resolve);
        query.exec();
      }),
  );
  const drawn = await phone.locator('#box').boundingBox();
  expect({ top: top + 88, left }).toEqual({ top: drawn?.y, left: drawn?.x });
});

test('a component of a sub-package is loaded with the first page of it', async () => {
  const phone = await fixture.open();
  await phone.getByText('分包').click();
  await visiblePage(phone).getByText('3%20%E5%B9%A2 × 3').waitFor();
});

test('a component of a sub-package takes the place of its placeholder', async () => {
  const phone = await gestures.open();
  await visiblePage(phone).getByText('卡片 后来的').waitFor();
  expect(await phone.locator('late-card').count()).toBe(1);
});

test('a form collects form-field components and what is in their slots, not their own insides', async () => {
  const phone = await gestures.open();
  await phone.getByText('提交').click();
  await visiblePage(phone).getByText('{"room":"3 幢","inside":"插槽"}').waitFor();
});

test('an intersection observer tells when a node comes into view of another', async () => {
  const phone = await gestures.open();
  await phone.locator('#list').hover();
  await phone.mouse.wheel(0, 330);
  await visiblePage(phone).getByText('看见了').waitFor();
  await phone.mouse.wheel(0, -330);
  await visiblePage(phone).getByText('看不见').waitFor();
});
