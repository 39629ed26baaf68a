import { callWx, stack, takeLog, useFixture, visiblePage } from '../testing';

const fixture = useFixture('sample');
const HOME = 'pages/home/home';
const DETAIL = 'pages/detail/detail';
const FORM = 'pages/form/form';

test('a page opens above another and the browser goes back to it', async () => {
  const phone = await fixture.open();
  expect(await takeLog(phone)).toEqual([
    `launch ${HOME} 1001`,
    `show ${HOME}`,
    'home load {}',
    'home show',
    'home ready',
  ]);
  await phone.getByText('量血压').click();
  await phone.locator('#question', { hasText: '几点开始？' }).waitFor();
  expect(phone.url()).toContain(`#/${DETAIL}?id=`);
  expect(await stack(phone)).toEqual([HOME, DETAIL]);
  await phone.goBack();
  await visiblePage(phone).getByText('量血压').waitFor();
  expect(await stack(phone)).toEqual([HOME]);
  expect(await takeLog(phone)).toEqual(['home hide', 'detail unload', 'home show']);
});

test('forward opens the page again, and in-app back leaves no entry behind', async () => {
  const phone = await fixture.open();
  await callWx(phone, 'navigateTo', { url: `/${DETAIL}?id=1` });
  await callWx(phone, 'navigateTo', { url: `/${DETAIL}?id=2` });
  await callWx(phone, 'navigateTo', { url: `/${DETAIL}?id=3` });
  await callWx(phone, 'navigateBack', { delta: 2 });
  expect(phone.url()).toMatch(/id=1$/);
  await phone.goForward();
  await visiblePage(phone).getByText('编号 2').waitFor();
  expect(await stack(phone)).toEqual([HOME, DETAIL, DETAIL]);
  await phone.goBack();
  await phone.goBack();
  await visiblePage(phone).getByText('量血压').waitFor();
  expect(await stack(phone)).toEqual([HOME]);
});

test('the address opens its page, also after a reload and when it is typed', async () => {
  const phone = await fixture.open(`${DETAIL}?id=7`);
  expect(await stack(phone)).toEqual([DETAIL]);
  await visiblePage(phone).getByText('编号 7').waitFor();
  await callWx(phone, 'navigateTo', { url: `/${DETAIL}?id=8` });
  await phone.reload();
  await visiblePage(phone).getByText('编号 8，第 1 层').waitFor();
  await phone.goBack();
  await visiblePage(phone).getByText('编号 7').waitFor();
  await phone.evaluate((hash) => location.assign(hash), `#/${DETAIL}?id=9`);
  await visiblePage(phone).getByText('编号 9，第 1 层').waitFor();
});

test('tabs keep their pages, and leave those above them', async () => {
  const phone = await fixture.open();
  await callWx(phone, 'navigateTo', { url: `/${DETAIL}?id=1` });
  await takeLog(phone);
  await phone.locator('#form').click();
  await visiblePage(phone).getByPlaceholder('姓名').fill('住户甲');
  expect(await stack(phone)).toEqual([FORM]);
  expect(await takeLog(phone)).toEqual(['detail unload']);
  await phone.getByRole('tab', { name: '首页' }).click();
  await visiblePage(phone).getByText('量血压').waitFor();
  expect(await takeLog(phone)).toEqual(['home show', 'home tab 0 首页']);
  await phone.getByRole('tab', { name: '表单' }).click();
  await visiblePage(phone).getByText('你好，住户甲').waitFor();
});

test('redirectTo replaces the page, reLaunch all of them', async () => {
  const phone = await fixture.open();
  await callWx(phone, 'navigateTo', { url: `/${DETAIL}?id=1` });
  await phone.locator('#replace').click();
  await visiblePage(phone).getByText('× 1').waitFor();
  expect(await stack(phone)).toEqual([HOME, 'packages/extra/late/late']);
  await takeLog(phone);
  await callWx(phone, 'reLaunch', { url: `../../../${DETAIL}?id=2` });
  expect(await stack(phone)).toEqual([DETAIL]);
  expect(await takeLog(phone)).toEqual(['home unload']);
});

test('a page that is a component gets its properties from the query, as written', async () => {
  const phone = await fixture.open();
  await callWx(phone, 'navigateTo', { url: '/packages/extra/late/late?who=3%20%E5%B9%A2&times=2' });
  await visiblePage(phone).getByText('3%20%E5%B9%A2 × 3').waitFor();
  await visiblePage(phone).getByText('{"who":"3%20%E5%B9%A2","times":"2"}').waitFor();
});

test('what the platform refuses is refused with its words', async () => {
  const phone = await fixture.open();
  const refusals = [
    ['navigateTo', `/${FORM}`, 'can not navigateTo a tabbar page'],
    ['redirectTo', `/${FORM}`, 'can not redirectTo a tabbar page'],
    ['switchTab', `/${DETAIL}`, 'can not switch to no-tabBar page'],
    ['navigateTo', '/pages/none/none', 'page "pages/none/none" is not found'],
    ['navigateBack', '', 'cannot navigate back at first page.'],
  ] as const;
  for (const [api, url, reason] of refusals) {
    expect(await callWx(phone, api, { url })).toBe(`${api}:fail ${reason}`);
  }
  for (let depth = 2; depth <= 10; depth++) await callWx(phone, 'navigateTo', { url: `/${DETAIL}` });
  expect(await callWx(phone, 'navigateTo', { url: `/${DETAIL}` })).toBe(
    'navigateTo:fail webview count limit exceed',
  );
});

test('an address of no page is told to the app, which goes elsewhere', async () => {
  const phone = await fixture.open('pages/none/none');
  await visiblePage(phone).getByText('量血压').waitFor();
  expect((await takeLog(phone)).slice(0, 3)).toEqual([
    'launch pages/none/none 1001',
    'show pages/none/none',
    'not found pages/none/none',
  ]);
});

test('two phones in frames go back each by itself, and the browser in the order of opening', async () => {
  const outer = await fixture.browser.newPage();
  await outer.goto(`${fixture.address}runtime.css`);
  await outer.setContent(
    ['甲', '乙']
      .map((name) => `<iframe name="${name}" src="${fixture.address}" width="375" height="812"></iframe>`)
      .join(''),
  );
  const [first, second] = ['甲', '乙'].map((name) => outer.frameLocator(`iframe[name=${name}]`));
  if (!first || !second) throw new Error('no frames');
  const detail = (frame: typeof first) => frame.locator('.page-window:not([hidden]) #id');
  await first.getByText('量血压').click();
  await detail(first).waitFor();
  await second.getByText('理发').click();
  await detail(second).waitFor();
  await first.getByRole('button', { name: '返回' }).click();
  await detail(first).waitFor({ state: 'hidden' });
  expect(await detail(second).isVisible()).toBe(true);
  await outer.evaluate(() => history.back());
  await detail(second).waitFor({ state: 'hidden' });
});

test('opening a page of the stack again takes at most 200 ms of work', async () => {
  const phone = await fixture.open();
  const session = await phone.context().newCDPSession(phone);
  // Time of the page's own thread: other processes of a busy machine do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const before = await worked();
    await callWx(phone, 'navigateTo', { url: '/pages/tdesign/tdesign' });
    await phone.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
    times.push((await worked()) - before);
    await callWx(phone, 'navigateBack', {});
  }
  expect(times.sort((a, b) => a - b)[3]).toBeLessThanOrEqual(200);
});
