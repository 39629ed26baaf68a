import { rmSync } from 'node:fs';
import { seededData } from '../../tests/support/seeded';
import { callApi, cloudOf, post, type Started, startChild, stateOf, temporaryData } from './testing';

const folders: string[] = [];
const running: Started[] = [];

afterAll(() => {
  for (const each of running) each.kill();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('starts on a free port, once for each data folder, keeps the data, and leaves nothing running', async () => {
  const data = newFolder(temporaryData());
  const first = await start(data, 0);

  const second = await start(newFolder(await seededData()), Number(new URL(first.url).port));
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(new URL(first.url).port));
  expect((await stateOf(second)).people.length).toBeGreaterThan(10);
  await expect(start(data, 0)).rejects.toThrow(`楼里见已经在运行：${first.url}`);

  const {
    first: [openid = ''],
    groups,
  } = await stateOf(first);
  await callApi(await cloudOf(first, openid), openid, 'community.rename', { name: '三楼的师傅' });
  const card = { title: '停水通知', path: 'pages/home/home' };
  await post(`${first.url}/cards`, { by: openid, opengid: groups[0]?.opengid, card });

  second.terminate();
  first.interrupt();
  expect(await first.isGone()).toBe(true);
  expect(await second.isGone()).toBe(true);

  const again = await start(data, 0);
  const me = await callApi(await cloudOf(again, openid), openid, 'community.me', {});
  expect(me).toMatchObject({ name: '三楼的师傅' });
  expect((await stateOf(again)).cards).toMatchObject([{ by: openid, card }]);
}, 120_000);

function newFolder(folder: string): string {
  folders.push(folder);
  return folder;
}

async function start(data: string, port: number): Promise<Started> {
  const started = await startChild(data, port);
  running.push(started);
  return started;
}
