import { callWx, useFixture, visiblePage } from '../runtime/testing';
import { nextLog, setPageData } from './testing';

const phone = useFixture('builtins');

async function openDisplay() {
  const page = await phone.open('pages/display/display');
  const view = visiblePage(page);
  const shown = (selector: string) => view.locator(`wx-${selector}`);
  return { page, view, shown };
}

test('a picture tells its size, or that it is missing', async () => {
  const { page } = await openDisplay();
  const log = await nextLog(page, 2);
  expect(log).toContain('error');
  expect(log.find((line) => line.startsWith('load'))).toMatch(/^load \{"width":\d+,"height":\d+\}$/);
});

test('widthFix keeps the proportions of the picture', async () => {
  const { page, shown } = await openDisplay();
  await nextLog(page, 2);
  const box = await shown('image').first().boundingBox();
  expect(box?.width).toBe(60);
  expect(box?.height).toBe(60);
});

test('a mode that the platform does not have is an error', async () => {
  const { page } = await openDisplay();
  await setPageData(page, { mode: 'aspectfit' });
  await page.getByText('<image mode="aspectfit">').first().waitFor();
});

test('text keeps line breaks; only decode reads entities, only space keeps spaces', async () => {
  const { shown } = await openDisplay();
  const texts = shown('text');
  expect(await texts.nth(0).innerText()).toBe('一 二\n三');
  expect(await texts.nth(1).innerText()).toBe('1 < 2\u00a0& 3 &copy;');
  expect(await texts.nth(2).innerText()).toBe('一  二\n三');
});

test('rich text shows the tags of the platform and drops scripts and handlers', async () => {
  const { shown } = await openDisplay();
  const html = await shown('rich-text').innerHTML();
  expect(html).toContain('第<b>一</b>段');
  expect(html).not.toMatch(/script|onclick/);
});

test('an exported animation moves the component', async () => {
  const { page, view } = await openDisplay();
  await page.evaluate(`getCurrentPages().at(-1).setData({
    animation: wx.createAnimation({ duration: 0 }).translateX(40).opacity(0.5).step().export(),
  })`);
  const moved = view.getByText('动', { exact: true });
  await page.waitForFunction(() => document.body.innerHTML.includes('translateX(40px)'));
  expect(await moved.evaluate((element) => element.style.opacity)).toBe('0.5');
});

test('a finger on a component gives it its hover class', async () => {
  const { page, view } = await openDisplay();
  const box = await view.getByText('按', { exact: true }).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await page.mouse.down();
  await page.waitForFunction(() => document.querySelector('wx-view.pressed') !== null);
  await page.mouse.up();
});

test('a 2d canvas can be found and drawn on', async () => {
  const { page } = await openDisplay();
  const drawn = await page.evaluate(`new Promise((resolve) => {
    wx.createSelectorQuery().select('#chart').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
      const context = node.getContext('2d');
      context.fillRect(0, 0, 1, 1);
      resolve([width, height, context.getImageData(0, 0, 1, 1).data[3]]);
    });
  })`);
  expect(drawn).toEqual([100, 50, 255]);
});

test('a picture for a canvas takes the addresses of the platform', async () => {
  const { page } = await openDisplay();
  const size = await page.evaluate(`new Promise((resolve, reject) => {
    wx.createSelectorQuery().select('#chart').fields({ node: true }).exec(([{ node }]) => {
      const image = node.createImage();
      image.onload = () => {
        node.getContext('2d').drawImage(image, 0, 0);
        resolve([image.width, node.toDataURL().length > 100]);
      };
      image.onerror = reject;
      image.src = '/images/mark.png';
    });
  })`);
  expect(size).toEqual([expect.any(Number), true]);
});

test('a root portal lifts its content to the page, and leaves with its page', async () => {
  const { page, view } = await openDisplay();
  expect(await view.getByText('浮层').evaluate((element) => element.closest('wx-root-portal'))).toBeNull();
  await callWx(page, 'reLaunch', { url: '/pages/open/open' });
  await visiblePage(page).getByText('扫码').waitFor();
  expect(await page.getByText('浮层').count()).toBe(0);
});

test('a component this phone does not have is refused by name', async () => {
  const page = await phone.open('pages/refused/refused');
  await page.getByText('<video> is not available').first().waitFor();
});
