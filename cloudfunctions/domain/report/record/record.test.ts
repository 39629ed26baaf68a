import { strFromU8, unzipSync } from 'fflate';
import {
  aPerson,
  expectRefusal,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../../tests/support';
import { reversalOf } from '../../hours/ledger';
import { aClaim, aLedger } from '../../hours/testing';
import { callReport, fileAt } from '../testing';
import { sameCode } from './record-sheet';

let cloud: TestCloud;
let volunteer: PersonWithWeChat;

beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

beforeEach(async () => {
  cloud.setClock(NOW);
  volunteer = await aPerson(cloud, { name: '志愿者乙' });
  await aLedger(cloud, volunteer, '2026-11-03', aClaim('one', '2026-11-03'));
  await aLedger(cloud, volunteer, '2026-11-10', aClaim('two', '2026-11-10', { place: '驿站 <1> 号' }));
  const wrong = aClaim('wrong', '2026-11-17', { place: '不算的地方' });
  const line = { id: 'undo', by: null, byName: '', at: NOW, reason: '写错了' };
  await aLedger(cloud, volunteer, '2026-11-17', wrong, reversalOf(wrong, line));
});

const made = (requestId?: string) =>
  callReport(cloud, volunteer, 'report.record', { period: '2026' }, requestId);

test('a sheet has the fields of the order for every service that counts, and says that it is no certificate', async () => {
  const { url, code, name } = await made();
  expect(name).toMatch(/^志愿服务记录-志愿者乙-2026年-.*\.docx$/);
  const files = unzipSync(await fileAt(url));
  const text = strFromU8(files['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '|');
  for (const word of [
    ...[
      '志愿服务记录',
      '平台记录',
      '志愿者乙',
      '2026-11-03',
      '周二见',
      '量血压',
      '驿站 &lt;1&gt; 号',
      '志愿队',
      '队长甲',
    ],
    ...['9:00–11:00', '服务时间共 4 小时', '服务 2 次', code],
  ]) {
    expect(text).toContain(word);
  }
  expect(text).not.toContain('不算的地方');
  const footer = Object.keys(files).find((path) => path.startsWith('word/footer')) ?? '';
  const below = strFromU8(files[footer] as Uint8Array);
  expect(below).toContain('不是证明');
  expect(Object.keys(files).some((path) => path.startsWith('word/media/'))).toBe(true);
  expect(text).not.toMatch(/证书|已认证/);
});

test('whoever has code and name sees what it says in sum; with a wrong name nobody learns anything', async () => {
  const { code } = await made();
  const stranger = await aPerson(cloud);
  const typed = `${code.slice(0, 5).toLowerCase()} ${code.slice(5)}`;
  expect(await cloud.as(stranger).call('report.verify', { code: typed, name: ' 志愿者 乙 ' })).toEqual({
    name: '志愿者乙',
    period: '2026 年',
    from: '2026-11-03',
    to: '2026-11-10',
    services: 2,
    minutes: 240,
    organisers: ['志愿队'],
    at: NOW.getTime(),
  });
  await expectRefusal(cloud.as(stranger).call('report.verify', { code, name: '志愿者丙' }), 'not-found');
  await expectRefusal(
    cloud.as(stranger).call('report.verify', { code: 'AAAAAAAAAA', name: '志愿者乙' }),
    'not-found',
  );
});

test('ten tries an hour, however many at once', async () => {
  const { code } = await made();
  const stranger = await aPerson(cloud);
  const tries = Array.from({ length: 14 }, () =>
    cloud.as(stranger).ask('report.verify', { code, name: '志愿者乙' }),
  );
  const replies = (await Promise.all(tries)).map(({ reply }) => reply.ok);
  expect(replies.filter(Boolean)).toHaveLength(10);
  cloud.setClock(new Date(NOW.getTime() + 3_600_000));
  expect(await cloud.as(stranger).call('report.verify', { code, name: '志愿者乙' })).toMatchObject({
    services: 2,
  });
});

test('a repeated call gives the same sheet; the file goes after seven days, checking stays', async () => {
  const first = await made('request-of-sheet');
  expect((await made('request-of-sheet')).code).toBe(first.code);
  cloud.setClock(new Date(NOW.getTime() + 7 * 86_400_000 + 1000));
  await cloud.cloud.fire('clock', 'sweep');
  await expect(fileAt(first.url)).rejects.toThrow('404');
  await expectRefusal(cloud.as(volunteer).call('report.openRecord', { record: first.id }), 'not-found');
  expect(
    await cloud.as(volunteer).call('report.verify', { code: first.code, name: '志愿者乙' }),
  ).toMatchObject({
    minutes: 240,
  });
});

test("is made of one's own hours, or a child's, and of nobody else's", async () => {
  const stranger = await aPerson(cloud);
  const input = { period: '2026', person: volunteer._id };
  await expectRefusal(callReport(cloud, stranger, 'report.record', input), 'not-allowed');
  await expectRefusal(callReport(cloud, stranger, 'report.record', { period: '2026' }), 'not-found');
  const { id } = await made();
  await expectRefusal(cloud.as(stranger).call('report.openRecord', { record: id }), 'not-found');
});

test('a code is read as it is typed from paper', () => {
  expect(sameCode(' abcde-f2345 ')).toBe('ABCDEF2345');
});
