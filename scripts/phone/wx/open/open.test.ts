import type { Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { nextLog } from '../../builtins/testing';
import { callWx, useFixture, visiblePage } from '../../runtime/testing';
import { useCloudPhone } from '../testing';

const people = {
  openid: 'resident',
  phoneNumber: '13800001234',
  groups: [
    { opengid: 'G1', name: '3 幢邻里群' },
    { opengid: 'G2', name: '志愿者群' },
  ],
  codes: [{ title: '3 幢的码', image: 'images/mark.png', content: 'wxacode:pages/open/open?scene=b=3' }],
};
const { phone, cloud } = useCloudPhone(people);

async function openPage() {
  const page = await phone.open('pages/open/open');
  const press = (name: string) => visiblePage(page).getByRole('button', { name }).click();
  const answer = (name: string) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  return { page, press, answer };
}

/** The first use of personal data asks for consent to the privacy guide. */
async function agreeToPrivacy(page: Page) {
  await page.getByRole('dialog', { name: '隐私保护提示' }).getByRole('button', { name: '同意' }).click();
}

test('a phone number is given as a CloudID, after both consents', async () => {
  const { page, press, answer } = await openPage();
  await press('手机号');
  await agreeToPrivacy(page);
  await page.getByText('138****1234').waitFor();
  await answer('允许');
  const [line = ''] = await nextLog(page);
  const { cloudID, errMsg } = JSON.parse(line.replace('getphonenumber ', ''));
  expect(errMsg).toBe('getPhoneNumber:ok');
  const { result } = await cloud().call('echo', { openid: 'resident' }, { phone: { cloudID } });
  expect(result).toMatchObject({ phone: { data: { phoneNumber: '13800001234' } } });
});

test('a refused phone number tells the page and leaves nothing open', async () => {
  const { page, press, answer } = await openPage();
  await press('手机号');
  await agreeToPrivacy(page);
  await answer('不允许');
  expect(await nextLog(page)).toEqual(['getphonenumber {"errMsg":"getPhoneNumber:fail user deny"}']);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('refusing the privacy guide fails the api; agreeing is remembered', async () => {
  const { page } = await openPage();
  const refused = callWx(page, 'chooseImage', { count: 1 });
  await page.getByRole('button', { name: '拒绝' }).click();
  expect(await refused).toBe('chooseImage:fail privacy permission is not authorized');
  const asked = callWx(page, 'getClipboardData', {});
  await agreeToPrivacy(page);
  expect(await asked).toMatchObject({ errMsg: 'getClipboardData:ok' });
  await page.reload();
  expect(await callWx(page, 'getClipboardData', {})).toMatchObject({ errMsg: 'getClipboardData:ok' });
});

test("a mini-program's own privacy popup decides, and only its button agrees", async () => {
  const { page, press } = await openPage();
  await page.evaluate(
    'asked = {}; wx.onNeedPrivacyAuthorization((resolve, { referrer }) => { asked = { resolve, referrer } })',
  );
  const decide = async (decision: object) => {
    const reading = callWx(page, 'getClipboardData', {});
    await page.waitForFunction("asked.referrer === 'getClipboardData'");
    await page.evaluate(`asked.resolve(${JSON.stringify(decision)})`);
    return reading;
  };
  const refusal = 'getClipboardData:fail privacy permission is not authorized';
  expect(await decide({ event: 'disagree' })).toBe(refusal);
  expect(await decide({ event: 'agree', buttonId: 'agree' })).toBe(refusal);
  await press('同意指引');
  expect(await nextLog(page)).toEqual([
    'agreeprivacyauthorization {"errMsg":"agreePrivacyAuthorization:ok","buttonId":"agree"}',
  ]);
  expect(await callWx(page, 'getClipboardData', {})).toMatchObject({ errMsg: 'getClipboardData:ok' });
});

test('a subscription is asked for by template, and the cloud hears only of those accepted', async () => {
  const { page, press, answer } = await openPage();
  const told = page.waitForRequest('**/client/consent');
  await press('订阅');
  await page.getByLabel('消息 T2').uncheck();
  await answer('允许');
  expect((await told).postDataJSON()).toEqual({ openid: 'resident', templateIds: ['T1'] });
  expect(JSON.parse((await nextLog(page))[0]?.slice(10) ?? '')).toMatchObject({ T1: 'accept', T2: 'reject' });
});

test('an answer to be remembered is not asked again, until the settings are reset', async () => {
  const { page, press, answer } = await openPage();
  await press('订阅');
  await page.getByLabel('总是保持以上选择').check();
  await answer('拒绝');
  await nextLog(page);
  await press('订阅');
  expect(JSON.parse((await nextLog(page))[0]?.slice(10) ?? '')).toMatchObject({ T1: 'reject', T2: 'reject' });
  const reset = callWx(page, 'openSetting', { withSubscriptions: true });
  await answer('全部重置');
  expect(await reset).toMatchObject({ subscriptionsSetting: { itemSettings: {} } });
  await press('订阅');
  await page.getByRole('dialog').waitFor();
});

test('a subscription without a tap is refused, as on the platform', async () => {
  const page = await phone.browser.newPage();
  // From inside the page: what a test evaluates counts as a tap.
  await page.addInitScript(`addEventListener('load', () => wx.requestSubscribeMessage({
    tmplIds: ['T1'],
    complete: ({ errMsg }) => { document.title = errMsg; },
  }))`);
  await page.goto(phone.address);
  await page.waitForFunction("document.title.includes('requestSubscribeMessage')");
  expect(await page.title()).toMatch(/TAP gesture/);
});

test('scanning a code at hand gives its page and scene', async () => {
  const { page, press } = await openPage();
  await press('扫码');
  await page.getByRole('button', { name: '3 幢的码' }).click();
  const [line = ''] = await nextLog(page);
  expect(JSON.parse(line.replace('scan ', ''))).toMatchObject({
    path: 'pages/open/open?scene=b%3D3',
    scanType: 'WX_CODE',
    errMsg: 'scanCode:ok',
  });
});

test('a picture of a code is read; one without says so; scanning can be given up', async () => {
  const { page, press } = await openPage();
  await press('扫码');
  const upload = page.getByLabel('从相册选一张二维码图片');
  await upload.setInputFiles('scripts/phone/fixtures/builtins/miniprogram/images/mark.png');
  await page.getByText('没有在图片里找到二维码').waitFor();
  const picture = await toBuffer('https://example.org/3', { width: 300 });
  await upload.setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  const [line = ''] = await nextLog(page);
  expect(JSON.parse(line.replace('scan ', ''))).toMatchObject({
    result: 'https://example.org/3',
    scanType: 'QR_CODE',
  });
  await press('扫码');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  expect(await nextLog(page)).toEqual(['scan {"errMsg":"scanCode:fail cancel"}']);
});

test('an avatar is chosen from a file', async () => {
  const { page, press } = await openPage();
  const chooser = page.waitForEvent('filechooser');
  await press('头像');
  await agreeToPrivacy(page);
  await (await chooser).setFiles('scripts/phone/fixtures/builtins/miniprogram/images/mark.png');
  const [line = ''] = await nextLog(page);
  expect(JSON.parse(line.replace('chooseavatar ', '')).avatarUrl).toMatch(/^wxfile:\/\/tmp_.*\.png$/);
});

test('a file is loaded under a name of its own, and sent into a chat by that name', async () => {
  const { page, answer } = await openPage();
  await page.route('**/month', (route) => route.fulfill({ body: 'figures' }));
  const url = new URL('month', phone.address).href;
  const load = (filePath: string) =>
    page.evaluate(`new Promise((complete) => {
      wx.downloadFile({ url: '${url}', filePath: '${filePath}', complete });
    })`);
  const elsewhere = { errMsg: expect.stringContaining('downloadFile:fail permission denied') };
  expect(await load('/etc/month.xlsx')).toMatchObject(elsewhere);
  const filePath = 'wxfile://usr/十一月.xlsx';
  expect(await load(filePath)).toMatchObject({ filePath, statusCode: 200 });
  const sent = callWx(page, 'shareFileMessage', { filePath });
  await page.getByText('十一月.xlsx').waitFor();
  await answer('志愿者群');
  await page.getByText('已发送').waitFor();
  expect(await sent).toMatchObject({ errMsg: 'shareFileMessage:ok' });
  const away = callWx(page, 'shareFileMessage', { filePath });
  await answer('取消');
  expect(await away).toBe('shareFileMessage:fail cancel');
});

describe('in a frame', () => {
  /** The phone inside a page, as the start page has it, with the messages it sends there. */
  async function openFramed() {
    const page = await phone.browser.newPage({ viewport: { width: 400, height: 830 } });
    await page.goto(phone.address);
    await page.setContent(
      `<script>messages = []; addEventListener('message', ({ data }) => messages.push(data));</script>
       <iframe src="${phone.address}#/pages/open/open" width="375" height="812"></iframe>`,
    );
    const frame = page.frameLocator('iframe');
    const shared = () => page.evaluate("messages.filter(({ kind }) => kind === 'share')");
    return { frame, shared };
  }

  test('a shared page becomes a card in the chosen group', async () => {
    const { frame, shared } = await openFramed();
    await frame.getByRole('button', { name: '转发' }).click();
    await frame.getByText('通知 7（button）').waitFor();
    await frame.getByRole('button', { name: '志愿者群' }).click();
    await frame.getByText('已发送').waitFor();
    expect(await shared()).toEqual([
      {
        source: 'phone',
        kind: 'share',
        opengid: 'G2',
        card: { title: '通知 7（button）', path: 'pages/open/open?notice=7' },
      },
    ]);
  });

  test('the menu shares too, and a share put away sends nothing', async () => {
    const { frame, shared } = await openFramed();
    await frame.locator('.capsule button').first().click();
    await frame.getByRole('button', { name: '转发给朋友' }).click();
    await frame.getByText('通知 none（menu）').waitFor();
    await frame.getByRole('button', { name: '取消' }).click();
    expect(await shared()).toEqual([]);
  });
});

const other = useFixture('builtins', { openid: 'neighbour' });

test('two people on one browser keep their own storage', async () => {
  const page = await phone.open();
  await callWx(page, 'setStorage', { key: 'room', data: { room: 301 } });
  expect(await callWx(page, 'getStorage', { key: 'room' })).toMatchObject({ data: { room: 301 } });
  await page.goto(other.address);
  expect(await callWx(page, 'getStorage', { key: 'room' })).toBe('getStorage:fail data not found');
});
