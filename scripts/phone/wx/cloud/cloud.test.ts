import { nextLog, setPageData } from '../../builtins/testing';
import { callWx, takeLog } from '../../runtime/testing';
import { useCloudPhone } from '../testing';

const { phone } = useCloudPhone({
  openid: 'resident',
  launch: { path: 'pages/open/open', scene: 1044, opengid: 'G1' },
});

/** Runs an expression in the phone: what it resolves with, or `errCode errMsg`. */
function run(page: Awaited<ReturnType<typeof phone.open>>, expression: string): Promise<unknown> {
  return page.evaluate(`${expression}.catch(({ errCode, errMsg }) => errCode + ' ' + errMsg)`);
}

test('a function answers, and learns who called from the phone alone', async () => {
  const page = await phone.open();
  const answer = await run(
    page,
    "wx.cloud.callFunction({ name: 'echo', data: { a: [1, null], openid: 'liar' } })",
  );
  expect(answer).toMatchObject({ errMsg: 'cloud.callFunction:ok', requestID: expect.any(String) });
  expect(answer).toMatchObject({ result: { a: [1, null], userInfo: { openId: 'resident' } } });
});

test('a function that throws fails in the words of the client', async () => {
  const page = await phone.open();
  const failed = await run(page, "wx.cloud.callFunction({ name: 'echo', data: { fail: '没水了' } })");
  expect(failed).toMatch(/^-504002 cloud.callFunction:fail Error: errCode: -504002 .*没水了/s);
  expect(await run(page, "wx.cloud.callFunction({ name: 'nothing' })")).toMatch(
    /^-501000 cloud.callFunction:fail /,
  );
});

test('without a network a call fails and says so', async () => {
  const page = await phone.open();
  await page.context().setOffline(true);
  expect(await run(page, "wx.cloud.callFunction({ name: 'echo' })")).toBe(
    '-1 cloud.callFunction:fail request:fail net is disconnected',
  );
  expect(await callWx(page, 'getNetworkType', {})).toMatchObject({ networkType: 'none' });
});

test('a slow answer is given up after the timeout', async () => {
  const page = await phone.open();
  await page.route('**/call/echo', () => new Promise(() => {}));
  expect(await run(page, "wx.cloud.callFunction({ name: 'echo', config: { timeout: 100 } })")).toBe(
    '-1 cloud.callFunction:fail request:fail timeout',
  );
});

test('a file goes up, is shown by its fileID, comes down, and is deleted by its owner', async () => {
  const page = await phone.open('pages/display/display');
  await takeLog(page);
  const fileID = await page.evaluate(`wx.getImageInfo({ src: '/images/mark.png' })
    .then(({ path }) => wx.cloud.uploadFile({ cloudPath: 'notices/门口 1.png', filePath: path }))
    .then(({ fileID }) => fileID)`);
  expect(fileID).toMatch(/^cloud:\/\/.*notices\/门口 1\.png$/);
  await setPageData(page, { picture: fileID });
  await page.waitForFunction(() => {
    const shown = document.querySelectorAll<HTMLImageElement>('wx-image > img')[2];
    return shown?.src.startsWith('http') && shown.naturalWidth > 0;
  });
  expect(await nextLog(page)).toContain('load');
  const size = await page.evaluate(`wx.cloud.downloadFile({ fileID: ${JSON.stringify(fileID)} })
    .then(({ tempFilePath }) => wx.getFileSystemManager().readFileSync(tempFilePath).byteLength)`);
  expect(size).toBeGreaterThan(100);
  const deleted = await run(page, `wx.cloud.deleteFile({ fileList: [${JSON.stringify(fileID)}] })`);
  expect(deleted).toMatchObject({ fileList: [{ fileID, status: 0 }] });
});

test('a picture that is not in the cloud tells the page', async () => {
  const page = await phone.open('pages/display/display');
  await nextLog(page, 2);
  await setPageData(page, { picture: 'cloud://nowhere/a.png' });
  expect(await nextLog(page)).toEqual([expect.stringMatching(/^error \{"errMsg":/)]);
});

test('the group it was opened from arrives in the function, through a CloudID only', async () => {
  const page = await phone.open();
  const result = await page.evaluate(`new Promise((resolve) => {
    wx.getGroupEnterInfo({
      success: ({ cloudID }) => wx.cloud
        .callFunction({ name: 'echo', data: { group: wx.cloud.CloudID(cloudID), deep: { group: wx.cloud.CloudID(cloudID) } } })
        .then(({ result }) => resolve(result)),
    });
  })`);
  expect(result).toMatchObject({ group: { data: { opengid: 'G1' } } });
  expect(JSON.stringify((result as { deep: unknown }).deep)).not.toContain('G1');
});

test('a request answers with status, headers and parsed data; it can be aborted', async () => {
  const page = await phone.open();
  await page.route('**/weather*', (route) =>
    route.fulfill({ status: 201, json: { asked: route.request().url(), method: route.request().method() } }),
  );
  const answer = await page.evaluate(`new Promise((success) => {
    wx.request({ url: location.origin + '/weather', data: { day: 2 }, success });
  })`);
  expect(answer).toMatchObject({
    statusCode: 201,
    data: { asked: `${phone.address}weather?day=2`, method: 'GET' },
    errMsg: 'request:ok',
  });
  const aborted = await page.evaluate(`new Promise((fail) => {
    wx.request({ url: location.origin + '/weather', fail }).abort();
  })`);
  expect(aborted).toEqual({ errMsg: 'request:fail abort' });
});

test('pages share what was asked for in the same moment', async () => {
  const page = await phone.open('pages/display/display');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const answered = page.waitForResponse('**/client/tempurls');
  await setPageData(page, { rich: '<img src="cloud://a/1.png"><img src="cloud://a/2.png">' });
  await answered;
  await page.waitForTimeout(200); // another one would follow at once
  expect(requests.filter((path) => path === '/client/tempurls')).toHaveLength(1);
});
