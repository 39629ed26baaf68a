import { startContract } from './harness';

const contract = startContract();

test('a file is uploaded, downloaded and deleted', async () => {
  const life = await contract.run(async ({ cloud, failure }) => {
    const fileContent = Buffer.from('血压 120/80');
    const { fileID } = await cloud.uploadFile({ cloudPath: '图片/a b.txt', fileContent });
    const download = await cloud.downloadFile({ fileID });
    const deleted = await cloud.deleteFile({ fileList: [fileID, 'cloud://local-env.x/none'] });
    return {
      fileID,
      content: download.fileContent.toString(),
      deleted: deleted.fileList,
      afterwards: await failure(cloud.downloadFile({ fileID })),
    };
  });
  expect(life).toMatchObject({
    fileID: 'cloud://local-env.6c6f-local-env-1250000000/图片/a b.txt',
    content: '血压 120/80',
    deleted: [{ status: 0 }, { status: -503003, errMsg: 'storage file not exists' }],
    afterwards: { errCode: -1, code: 'STORAGE_FILE_NONEXIST' },
  });
});

test('a temporary address gives the file with its type, until it expires or is changed', async () => {
  const [file] = (await contract.run(async ({ cloud }) => {
    const { fileID } = await cloud.uploadFile({
      cloudPath: 'notices/a.png',
      fileContent: Buffer.from('png'),
    });
    return (await cloud.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })).fileList;
  })) as { tempFileURL: string; status: number; maxAge: number }[];
  expect(file).toMatchObject({ status: 0, maxAge: 60 });

  const url = file?.tempFileURL ?? '';
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(await response.text()).toBe('png');
  expect((await fetch(url.replace('a.png', 'b.png'))).status).toBe(403);
  expect((await fetch(url.replace(/t=(\d+)/, 't=9999999999'))).status).toBe(403);

  const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
  expect((await fetch(url)).status).toBe(403);
  clock.mockRestore();
});

test('paths that would lead elsewhere are refused', async () => {
  const refusals = await contract.run(async ({ cloud, failure }) => {
    const fileContent = Buffer.from('x');
    const upload = (cloudPath: string) => failure(cloud.uploadFile({ cloudPath, fileContent }));
    return Promise.all(['../a', 'a/../../b', '/a', 'a//b', ''].map(upload));
  });
  for (const refusal of refusals as { errMsg: string }[]) expect(refusal.errMsg).toContain('uploadFile:fail');
});

test('an upload without its signature is refused', async () => {
  const response = await fetch(`${contract.cloud.url}/cos/a.txt`, { method: 'PUT', body: 'x' });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
});

test('people upload, see and delete through the client; each deletes only their own', async () => {
  const post = async (path: string, body: BodyInit, openid = 'o-resident') => {
    const headers = { 'x-wx-openid': openid };
    const response = await fetch(`${contract.cloud.url}/client/${path}`, { method: 'POST', body, headers });
    return response.json();
  };
  const { fileID } = await post('upload?path=wishes%2F1.jpg', 'jpg');
  const { fileList } = await post('tempurls', JSON.stringify({ fileList: [fileID, 'cloud://nowhere/x'] }));
  expect(fileList).toMatchObject([
    { fileID, status: 0 },
    { status: -503003, tempFileURL: '' },
  ]);
  expect(await (await fetch(fileList[0].tempFileURL)).text()).toBe('jpg');

  expect(await post('upload?path=wishes%2F1.jpg', 'other', 'o-stranger')).toMatchObject({ errCode: -503002 });
  const remove = (openid: string) => post('delete', JSON.stringify({ openid, fileList: [fileID] }));
  expect(await remove('o-stranger')).toMatchObject({ fileList: [{ status: -503002 }] });
  expect(await remove('o-resident')).toMatchObject({ fileList: [{ status: 0 }] });
});
