import { startContract } from './harness';

const contract = startContract();

const resident = { openid: 'o-resident', unionid: 'u-resident' };
const stranger = { openid: 'o-stranger' };

test('getWXContext says who calls, whatever the data claims', async () => {
  const { result } = await contract.cloud.call('who', resident, { openid: 'o-someone-else', userInfo: {} });
  expect(result).toMatchObject({
    wxContext: {
      OPENID: 'o-resident',
      UNIONID: 'u-resident',
      APPID: 'wxlocal0000000000',
      CLIENTIP: '127.0.0.1',
      ENV: 'local-env',
      SOURCE: 'wx_client',
    },
    event: { userInfo: { appId: 'wxlocal0000000000', openId: 'o-resident' } },
  });
});

test('a warm instance keeps nothing of its last caller', async () => {
  await contract.cloud.call('who', resident, {});
  const { result, record } = await contract.cloud.call('who', stranger, {});
  const { wxContext } = result as { wxContext: Record<string, string> };
  expect(record.coldStart).toBe(false);
  expect(wxContext.OPENID).toBe('o-stranger');
  expect(wxContext).not.toHaveProperty('UNIONID');
});

test('a CloudID opens for the person it was given to, and for nobody else', async () => {
  const group = contract.cloud.mintCloudId(resident, { kind: 'group', opengid: 'g-building-3' });
  const phone = contract.cloud.mintCloudId(resident, { kind: 'phone', number: '13800000017' });
  const open = (caller: { openid: string }) =>
    contract.run(async ({ cloud, given }) => (await cloud.getOpenData({ list: given })).list, {
      caller,
      given: [group, phone, 'made-up'],
    });

  expect(await open(resident)).toEqual([
    { cloudID: group, data: expect.objectContaining({ opengid: 'g-building-3' }) },
    {
      cloudID: phone,
      data: expect.objectContaining({
        phoneNumber: '13800000017',
        purePhoneNumber: '13800000017',
        countryCode: '86',
      }),
    },
    { cloudID: 'made-up', errCode: -601005, errMsg: 'invalid cloudID' },
  ]);
  expect(await open(stranger)).toMatchObject([
    { errCode: -601007 },
    { errCode: -601007 },
    { errCode: -601005 },
  ]);
});

test('a CloudID expires after five minutes', async () => {
  const cloudId = contract.cloud.mintCloudId(resident, { kind: 'group', opengid: 'g-building-3' });
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 5 * 60 * 1000 + 1);
  const opened = await contract.run(
    async ({ cloud, given }) => (await cloud.getOpenData({ list: [given] })).list,
    {
      given: cloudId,
      caller: resident,
    },
  );
  clock.mockRestore();
  expect(opened).toMatchObject([{ errCode: -601006, errMsg: 'cloudID expired' }]);
});

test('CloudIDs at the top of the data are opened before the function runs, deeper ones are not', async () => {
  const cloudID = contract.cloud.mintCloudId(resident, { kind: 'group', opengid: 'g-building-3' });
  const data = { group: { cloudID }, deeper: { group: { cloudID } }, plain: cloudID };
  const { result } = await contract.cloud.call('who', resident, data);
  expect(result).toMatchObject({
    event: {
      group: { cloudID, data: { opengid: 'g-building-3' } },
      deeper: { group: { cloudID } },
      plain: cloudID,
    },
  });
  const { result: stolen } = await contract.cloud.call('who', stranger, data);
  expect(stolen).toMatchObject({ event: { group: { cloudID, errCode: -601007 } } });
});
