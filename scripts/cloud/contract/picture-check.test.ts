import { startContract } from './harness';

const contract = startContract();

const resident = { openid: 'o-resident' };
beforeAll(() => contract.cloud.call('who', resident, {}));

/** Uploads these bytes, in hexadecimal, and asks for a check of them: the answer to the call. */
function check(path: string, hex: string, changes: object = {}) {
  return contract.run(
    async ({ cloud, failure, given }) => {
      const content = Buffer.from(given.hex, 'hex');
      const { fileID } = await cloud.uploadFile({ cloudPath: given.path, fileContent: content });
      const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] });
      const picture = { version: 2, scene: 3, mediaType: 2, openid: 'o-resident' };
      const asked = { ...picture, mediaUrl: fileList[0].tempFileURL, ...given.changes };
      const answer = cloud.openapi.security.mediaCheckAsync(asked);
      return Object.keys(given.changes).length > 0 ? failure(answer) : answer;
    },
    { given: { path, hex, changes } },
  ) as Promise<{ errCode: number; traceId: string }>;
}

/** What was pushed about a check. */
async function pushedAbout(traceId: string) {
  const [line] = await contract.printed(`"trace_id":"${traceId}"`, 1);
  return JSON.parse(line?.text.replace(/^pushed /, '') ?? '') as { event: object; SOURCE: string };
}

/** The beginnings of pictures so many pixels wide and high. */
const png = (width: number, height: number) =>
  `89504e470d0a1a0a0000000d49484452${[width, height].map((side) => side.toString(16).padStart(8, '0')).join('')}0806`;

test('a picture is checked later: the answer is a name, the result is pushed to the function that takes it', async () => {
  const asked = await check('a.png', png(800, 600));
  expect(asked).toMatchObject({ errCode: 0, traceId: expect.any(String) });
  const { event, SOURCE } = await pushedAbout(asked.traceId);
  expect(SOURCE).toBe('wx_unknown');
  expect(event).toMatchObject({
    ...{ MsgType: 'event', Event: 'wxa_media_check', appid: 'wxlocal0000000000', version: 2 },
    ...{ errcode: 0, result: { suggest: 'pass', label: 100 }, trace_id: asked.traceId },
  });
});

test('a very small picture is found risky; what is no picture is not judged', async () => {
  const tiny = await check('tiny.png', png(64, 64));
  const text = await check('text.jpg', Buffer.from('周二见').toString('hex'));
  expect((await pushedAbout(tiny.traceId)).event).toMatchObject({ result: { suggest: 'risky' } });
  const { event } = await pushedAbout(text.traceId);
  expect(event).toMatchObject({ errcode: -1008 });
  expect(event).not.toHaveProperty('result');
});

test.each([
  ['an older version', { version: 1 }, 40097],
  ['a sound', { mediaType: 1 }, 40097],
  ['a file id for an address', { mediaUrl: 'cloud://local-env.x/a.png' }, 40097],
  ['no scene', { scene: 9 }, 40129],
  ['somebody unknown', { openid: 'o-nobody' }, 40003],
])('%s is refused', async (_case, changes, errCode) => {
  expect(await check('b.png', png(800, 600), changes)).toMatchObject({ errCode });
});
