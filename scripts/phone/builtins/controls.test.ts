import { pageData, takeLog, useFixture, visiblePage } from '../runtime/testing';
import { setPageData } from './testing';

const phone = useFixture('builtins');

async function openControls() {
  const page = await phone.open('pages/controls/controls');
  await takeLog(page);
  return { page, view: visiblePage(page) };
}

test('a form gathers what its fields hold', async () => {
  const { page, view } = await openControls();
  await view.getByPlaceholder('怎么称呼').fill('住户甲');
  await view.getByPlaceholder('想说的话').fill('楼道灯坏了');
  await view.getByRole('switch').click();
  await view.getByText('量血压').click();
  await view.getByRole('radio', { name: '西门' }).click();
  await view.getByRole('slider').press('ArrowRight');
  await takeLog(page);
  await view.getByRole('button', { name: '提交' }).click();
  const [submitted = ''] = await takeLog(page);
  expect(JSON.parse(submitted.replace('submit ', '')).value).toEqual({
    name: '住户甲',
    note: '楼道灯坏了',
    urgent: true,
    services: ['量血压'],
    point: '西门',
    people: 4,
    day: '2026-11-24',
  });
});

test('a reset empties the fields and tells the page', async () => {
  const { page, view } = await openControls();
  await view.getByPlaceholder('怎么称呼').fill('住户甲');
  await view.getByRole('switch').click();
  await view.getByRole('button', { name: '重填' }).click();
  expect((await takeLog(page)).at(-1)).toBe('reset {}');
  expect(await view.getByPlaceholder('怎么称呼').inputValue()).toBe('');
  expect(await view.getByRole('switch').getAttribute('aria-checked')).toBe('false');
});

test('an input tells focus, every change, the enter key and blur; its length has a limit', async () => {
  const { page, view } = await openControls();
  const input = view.getByPlaceholder('怎么称呼');
  await input.click();
  await page.keyboard.type('12345678');
  await page.keyboard.press('Enter');
  const log = await takeLog(page);
  expect(log[0]).toBe('focus');
  expect(log.filter((line) => line.startsWith('input'))).toHaveLength(6);
  expect(log.at(-2)).toBe('confirm {"value":"123456"}');
  expect(log.at(-1)).toBe('blur');
});

test('a page that writes an empty value clears what was typed, though its data did not change', async () => {
  const { page, view } = await openControls();
  await view.getByPlaceholder('怎么称呼').fill('住户甲');
  await setPageData(page, { name: '' });
  expect(await view.getByPlaceholder('怎么称呼').inputValue()).toBe('');
});

test('an auto-height textarea grows with its lines', async () => {
  const { page, view } = await openControls();
  const area = view.getByPlaceholder('想说的话');
  // A line is as high as its letters, once their font has come.
  await area.fill('一');
  await page.evaluate('document.fonts.ready');
  const before = await area.evaluate((element) => element.clientHeight);
  await takeLog(page);
  await area.fill('一\n一\n一');
  expect(await area.evaluate((element) => element.clientHeight)).toBe(before * 3);
  expect(await takeLog(page)).toContain('linechange');
});

test('aria attributes of a field are about the field itself', async () => {
  const { view } = await openControls();
  const named = view.getByLabel('称呼');
  expect(await named.count()).toBe(1);
  expect(await named.evaluate((element) => element.localName)).toBe('input');
});

test('a label with for presses the control it names', async () => {
  const { page, view } = await openControls();
  await view.getByText('急', { exact: true }).click();
  expect(await takeLog(page)).toEqual(['change {"value":true}']);
});

test('one radio of a group at a time, told by the group', async () => {
  const { page, view } = await openControls();
  await view.getByRole('radio', { name: '西门' }).click();
  await view.getByRole('radio', { name: '西门' }).click();
  expect(await takeLog(page)).toEqual(['change {"value":"西门"}']);
  expect(await view.getByRole('radio', { name: '东门' }).getAttribute('aria-checked')).toBe('false');
});

test('a date is chosen within its limits, by turning columns', async () => {
  const { page, view } = await openControls();
  await view.getByText('日期 2026-11-24').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.locator('.picker-column').nth(1).innerText()).resolves.toBe('11月\n12月');
  await sheet.getByText('12月').click();
  await sheet.locator('.picker-column').nth(2).getByText('10日').waitFor();
  expect(await sheet.locator('.picker-column').nth(2).innerText()).toBe(
    Array.from({ length: 10 }, (_, index) => `${index + 1}日`).join('\n'),
  );
  await sheet.getByRole('button', { name: '确定' }).click();
  expect((await pageData(page)).day).toBe('2026-12-05');
});

test('a cancelled picker says so and changes nothing', async () => {
  const { page, view } = await openControls();
  await view.getByText('日期 2026-11-24').click();
  await page.keyboard.press('Escape');
  expect(await takeLog(page)).toEqual(['cancel {}']);
  expect((await pageData(page)).day).toBe('2026-11-24');
});

test('a turned column lets the page change the next one while the sheet is open', async () => {
  const { page, view } = await openControls();
  await view.getByText('地点').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('2 幢').click();
  await sheet.getByText('203').waitFor();
  await sheet.getByText('202').click();
  await sheet.getByRole('option', { name: '202', selected: true }).waitFor();
  await sheet.getByRole('button', { name: '确定' }).click();
  expect((await takeLog(page)).at(-1)).toBe('change {"value":[1,1]}');
});

test('what has a role can be reached and pressed by keys', async () => {
  const { page, view } = await openControls();
  await view.getByRole('button', { name: '视图' }).focus();
  await page.keyboard.press('Enter');
  await view.getByRole('checkbox').first().focus();
  await page.keyboard.press(' ');
  expect(await takeLog(page)).toEqual(['tap', 'change {"value":["理发"]}']);
});
