import { callWx, useFixture } from './testing';

const fixture = useFixture('gestures');

test.each([
  ['抛出', 'miniprogram/pages/broken/broken.js:3 thrown in a handler'],
  ['拒绝', 'miniprogram/pages/broken/broken.js:6 rejected'],
  ['没有处理函数', 'pages/broken/broken has no method "nobody"'],
  ['没有的接口', /miniprogram\/pages\/broken\/broken\.js:9 .*startBluetoothDevicesDiscovery/],
])('%s: in the banner and in the console', async (name, shown) => {
  const phone = await fixture.open('pages/broken/broken');
  const logged = phone.waitForEvent('console', (message) => message.type() === 'error');
  await phone.getByText(name, { exact: true }).click();
  await phone.getByRole('alert').getByText(shown).waitFor();
  await logged;
  await phone.getByRole('alert').getByRole('button').click();
  await phone.getByRole('alert').waitFor({ state: 'hidden' });
});

test('the frame is told', async () => {
  const outer = await fixture.browser.newPage();
  await outer.goto(`${fixture.address}runtime.css`);
  await outer.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    window.addEventListener('message', ({ data }) => told.push(data));
  });
  await outer.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.width = '375';
    frame.height = '812';
    frame.src = address;
    document.body.replaceChildren(frame);
  }, `${fixture.address}#/pages/broken/broken`);
  await outer.frameLocator('iframe').getByText('抛出').click();
  const messages = { source: 'phone' };
  await outer.waitForFunction(() => (window as never as { told: unknown[] }).told.length > 2);
  expect(await outer.evaluate(() => (window as never as { told: unknown[] }).told)).toEqual([
    { ...messages, kind: 'route', path: 'pages/broken/broken' },
    { ...messages, kind: 'ready' },
    { ...messages, kind: 'error', message: 'thrown in a handler' },
  ]);
});

test('what the platform has and the phone lacks is refused by name', async () => {
  const phone = await fixture.open();
  const refused = await phone.evaluate(() => {
    const pages = (
      globalThis as never as { getCurrentPages(): { createMediaQueryObserver(): void }[] }
    ).getCurrentPages();
    try {
      pages[0]?.createMediaQueryObserver();
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toBe('Error: createMediaQueryObserver is not supported');
  expect(await callWx(phone, 'switchTab', { url: '/pages/broken/broken' })).toMatch(
    'can not switch to no-tabBar page',
  );
});
