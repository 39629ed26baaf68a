import type { FrameMessage } from './../contract';
import { stack, takeLog, useFixture, visiblePage } from './testing';

const fixture = useFixture('sample', { launch: { path: 'pages/detail/detail?id=5', scene: 1047 } });

test('the settings say how the phone was opened', async () => {
  const phone = await fixture.open();
  await visiblePage(phone).getByText('编号 5').waitFor();
  expect(await takeLog(phone)).toEqual(['launch pages/detail/detail 1047', 'show pages/detail/detail']);
});

test('the capsule leaves the mini-program and one comes back', async () => {
  const phone = await fixture.open('pages/home/home');
  await takeLog(phone);
  await phone.getByRole('button', { name: '关闭' }).click();
  expect(await takeLog(phone)).toEqual(['home hide', 'hide']);
  await phone.getByRole('button', { name: '点这里回来' }).click();
  expect(await takeLog(phone)).toEqual(['show pages/home/home', 'home show']);
});

test('a card opened by the frame brings its page, scene and group', async () => {
  const phone = await fixture.open('pages/home/home');
  await phone.getByText('量血压').click();
  await takeLog(phone);
  const message: FrameMessage = {
    source: 'frame',
    kind: 'open',
    path: '/pages/detail/detail?id=8',
    scene: 1044,
    opengid: 'group-3',
  };
  await phone.evaluate((sent) => window.postMessage(sent), message);
  await visiblePage(phone).getByText('编号 8，第 1 层').waitFor();
  expect(await stack(phone)).toEqual(['pages/detail/detail']);
  expect(await takeLog(phone)).toEqual(['hide', 'show pages/detail/detail', 'detail unload', 'home unload']);
  const entered = await phone.evaluate(() =>
    (globalThis as never as { wx: { getEnterOptionsSync(): unknown } }).wx.getEnterOptionsSync(),
  );
  expect(entered).toMatchObject({
    path: 'pages/detail/detail',
    query: { id: '8' },
    scene: 1044,
    shareTicket: 'group-3',
  });
});
