import { callWx, useFixture, visiblePage } from '../../runtime/testing';

const phone = useFixture('builtins');

test('a toast is announced, goes by itself, and gives way to the next', async () => {
  const page = await phone.open();
  await callWx(page, 'showLoading', { title: '正在加载', mask: true });
  expect(await page.getByRole('status').innerText()).toBe('正在加载');
  await callWx(page, 'showToast', { title: '已提交', duration: 2000 });
  expect(await page.getByRole('status').allInnerTexts()).toEqual(['已提交']);
  await page.getByRole('status').waitFor({ state: 'detached' });
});

test('a modal answers for the button pressed, and nothing else closes it', async () => {
  const page = await phone.open();
  const answer = callWx(page, 'showModal', { title: '离开？', content: '还没有保存' });
  const dialog = page.getByRole('dialog', { name: '离开？' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '取消' }).click();
  expect(await answer).toEqual({ confirm: false, cancel: true, content: null, errMsg: 'showModal:ok' });
  expect(await dialog.count()).toBe(0);
});

test('an editable modal gives what was typed', async () => {
  const page = await phone.open();
  const answer = callWx(page, 'showModal', { title: '房号', editable: true, placeholderText: '如 301' });
  await page.getByPlaceholder('如 301').fill('502');
  await page.getByRole('button', { name: '确定' }).click();
  expect(await answer).toMatchObject({ confirm: true, content: '502' });
});

test('a modal holds the focus and gives it back', async () => {
  const page = await phone.open('pages/open/open');
  const before = visiblePage(page).getByRole('button', { name: '扫码' });
  await before.focus();
  const answer = callWx(page, 'showModal', { title: '提示' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.getByRole('dialog').waitFor();
  expect(await focused()).toBe('确定');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('取消');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('确定');
  await page.keyboard.press('Enter');
  await answer;
  expect(await focused()).toBe('扫码');
});

test('a button text longer than the platform allows is refused', async () => {
  const page = await phone.open();
  expect(await callWx(page, 'showModal', { confirmText: '我已经知道了' })).toBe(
    'showModal:fail confirmText length should not larger than 4 Chinese characters',
  );
});

test('an action sheet answers with the index; put away it fails with cancel', async () => {
  const page = await phone.open();
  const chosen = callWx(page, 'showActionSheet', { itemList: ['置顶', '撤回'] });
  await page.getByRole('button', { name: '撤回' }).click();
  expect(await chosen).toEqual({ tapIndex: 1, errMsg: 'showActionSheet:ok' });
  const cancelled = callWx(page, 'showActionSheet', { itemList: ['置顶'] });
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  expect(await cancelled).toBe('showActionSheet:fail cancel');
});

test('a call shows the number first', async () => {
  const page = await phone.open();
  const call = callWx(page, 'makePhoneCall', { phoneNumber: '0571-000000' });
  await page.getByRole('button', { name: '呼叫 0571-000000' }).waitFor();
  await page.getByRole('button', { name: '取消' }).click();
  expect(await call).toBe('makePhoneCall:fail cancel');
});

test('the page can be scrolled to a component', async () => {
  const page = await phone.open('pages/scrolling/scrolling');
  await callWx(page, 'pageScrollTo', { selector: '#swiper', duration: 0 });
  expect(await visiblePage(page).evaluate((element) => element.scrollTop)).toBeGreaterThan(50);
});

test('what wx does not have throws an error naming it, and canIUse says so', async () => {
  const page = await phone.open();
  await expect(page.evaluate('wx.getLocation')).rejects.toThrow(
    'wx.getLocation is not available in the browser phone',
  );
  await expect(page.evaluate('wx.cloud.database')).rejects.toThrow('wx.cloud.database is not available');
  const answers = await page.evaluate(`[
    'getLocation', 'showToast', 'cloud.callFunction', 'cloud.database', 'video', 'button.open-type.share',
    'button.open-type.feedback', 'swiper.previous-margin', 'swiper.nothing',
  ].map(wx.canIUse)`);
  expect(answers).toEqual([false, true, true, false, false, true, false, true, false]);
});
