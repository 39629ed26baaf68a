import { createRequire } from 'node:module';
import decodeQR from 'qr/decode.js';
import { startContract } from './harness';

interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

/** Reads a PNG with the reader that qrcode brings. */
const readPng: (bytes: Buffer) => Picture = createRequire(require.resolve('qrcode'))('pngjs').PNG.sync.read;

const contract = startContract();

const resident = { openid: 'o-resident' };
beforeAll(() => contract.cloud.call('who', resident, {}));

test('a subscribe message needs a consent, and spends it', async () => {
  const send = () =>
    contract.run(async ({ cloud }) =>
      cloud.openapi.subscribeMessage
        .send({
          touser: 'o-resident',
          templateId: 'wish-claimed',
          page: 'pages/wishes/wishes?id=1',
          data: { thing1: { value: '修水管' }, number2: { value: 3 } },
        })
        .catch((error: unknown) => error as object),
    );
  expect(await send()).toMatchObject({
    errCode: 43101,
    errMsg: 'openapi.subscribeMessage.send:fail user refuse to accept the msg',
  });
  contract.cloud.consent('o-resident', 'wish-claimed');
  expect(await send()).toMatchObject({ errCode: 0 });
  expect(await send()).toMatchObject({ errCode: 43101 });
  expect(contract.cloud.messages()).toEqual([
    {
      at: expect.any(Number),
      openid: 'o-resident',
      templateId: 'wish-claimed',
      page: 'pages/wishes/wishes?id=1',
      data: { thing1: { value: '修水管' }, number2: { value: '3' } },
    },
  ]);
});

test('a subscribe message that breaks a rule is refused, and no consent is spent', async () => {
  contract.cloud.consent('o-resident', 'kept');
  const refusals = await contract.run(async ({ cloud, failure }) => {
    const send = (changes: object) => {
      const message = { touser: 'o-resident', templateId: 'kept', data: { thing1: { value: '好' } } };
      return failure(cloud.openapi.subscribeMessage.send({ ...message, ...changes }));
    };
    return {
      long: await send({ data: { thing1: { value: '一'.repeat(21) } } }),
      chinese: await send({ data: { character_string1: { value: '中文' } } }),
      noTime: await send({ data: { time1: { value: '周二' } } }),
      unknownKind: await send({ data: { words1: { value: '好' } } }),
      nobody: await send({ touser: 'o-nobody' }),
      noTemplate: await send({ templateId: '' }),
    };
  });
  expect(refusals).toMatchObject({
    long: { errCode: 47003, errMsg: expect.stringContaining('data.thing1.value invalid') },
    chinese: { errCode: 47003 },
    noTime: { errCode: 47003 },
    unknownKind: { errCode: 47003 },
    nobody: { errCode: 40003 },
    noTemplate: { errCode: 40037 },
  });
});

test('a mini-program code can be scanned', async () => {
  const answer = (await contract.run(async ({ cloud }) => {
    const { contentType, buffer } = await cloud.openapi.wxacode.getUnlimited({
      scene: 'b=Kx3-_.9',
      page: 'pages/home/home',
      width: 300,
      lineColor: { r: 160, g: 20, b: 20 },
    });
    return { contentType, base64: buffer.toString('base64') };
  })) as { contentType: string; base64: string };
  const { width, height, data } = readPng(Buffer.from(answer.base64, 'base64'));
  expect(width).toBe(300);
  expect(decodeQR({ width, height, data })).toBe('wxacode:pages/home/home?scene=b=Kx3-_.9');
});

test('a scene or page that WeChat would not take is refused', async () => {
  const refusals = await contract.run(async ({ cloud, failure }) => {
    const code = (given: object) => failure(cloud.openapi.wxacode.getUnlimited(given));
    const page = 'pages/home/home';
    return [
      await code({ page, scene: 'x'.repeat(33) }),
      await code({ page, scene: '楼' }),
      await code({ page, scene: 'a%20b' }),
      await code({ scene: 'a', page: '/pages/home/home' }),
      await code({ scene: 'a' }),
    ];
  });
  expect(refusals).toMatchObject([40169, 40169, 40169, 41030, 41030].map((errCode) => ({ errCode })));
});

test('the text check finds the test texts of the platform, and asks for a recent visit', async () => {
  const check = (content: string, given: object = {}) =>
    contract.run(
      async ({ cloud, given: text }) =>
        cloud.openapi.security.msgSecCheck(text).catch((error: unknown) => error as object),
      { given: { content, version: 2, scene: 2, openid: 'o-resident', ...given } },
    );
  expect(await check('周二见')).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } });
  expect(await check('前文 特3456书yuuo莞6543李zxcz蒜7782法fgnv级')).toMatchObject({
    errCode: 0,
    result: { suggest: 'risky', label: 20001 },
  });
  expect(await check('好'.repeat(2501))).toMatchObject({ errCode: 45002 });
  expect(await check('好', { scene: 9 })).toMatchObject({ errCode: 40129 });
  expect(await check('好', { openid: 'o-nobody' })).toMatchObject({ errCode: 40003 });
  contract.cloud.consent('o-never-here', 'any');
  expect(await check('好', { openid: 'o-never-here' })).toMatchObject({ errCode: 61010 });
});

test('a dynamic message goes from joining to started, and no further', async () => {
  const life = await contract.run(async ({ cloud, failure }) => {
    const { activityId, expirationTime } = await cloud.openapi.updatableMessage.createActivityId();
    const set = (targetState: number, parameters: Record<string, string>) =>
      cloud.openapi.updatableMessage.setUpdatableMsg({
        activityId,
        targetState,
        templateInfo: {
          parameterList: Object.entries(parameters).map(([name, value]) => ({ name, value })),
        },
      });
    return {
      hours: (expirationTime * 1000 - Date.now()) / 3600000,
      incomplete: await failure(set(0, {})),
      joining: (await set(0, { member_count: '2', room_limit: '9' })).errCode,
      started: (await set(1, { path: 'pages/days/days' })).errCode,
      again: await failure(set(1, {})),
    };
  });
  expect(life).toMatchObject({
    hours: expect.closeTo(24, 1),
    incomplete: { errCode: 47001 },
    joining: 0,
    started: 0,
    again: { errCode: 47502 },
  });
});

test('an API that config.json does not permit, and one that is not offered, are refused', async () => {
  const denied = await contract.run(
    async ({ cloud, failure }) => failure(cloud.openapi.wxacode.getUnlimited({ scene: 'a', page: 'b' })),
    { function: 'denied' },
  );
  expect(denied).toMatchObject({ errCode: -604101, errMsg: expect.stringContaining('-604101') });

  const unknown = await contract.run(async ({ cloud, failure }) => ({
    api: await failure(cloud.openapi.urllink.generate({})),
    sign: await failure(cloud.getVoIPSign({ groupId: 'g', nonce: 'n', timestamp: 1 })),
  }));
  expect(unknown).toMatchObject({
    api: { errCode: -604100, errMsg: expect.stringContaining('does not offer urllink.generate') },
    sign: { errMsg: expect.stringContaining('does not offer') },
  });
});
