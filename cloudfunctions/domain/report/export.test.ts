import {
  aBuilding,
  aPerson,
  aStaff,
  type Building,
  expectRefusal,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../tests/support';
import { lineage } from '../../kernel/area';
import { aClaim, aLedger } from '../hours/testing';
import { callReport, exportOf, fileAt, made, sheetsIn } from './testing';

let cloud: TestCloud;
let building: Building;
let staff: PersonWithWeChat;
let area: string;

beforeAll(async () => {
  cloud = await startTestCloud();
  building = await aBuilding(cloud, { name: '3 幢' });
  area = lineage(building._id)[0] as string;
  staff = await aStaff(cloud, area, { name: '社工甲' });
});
afterAll(() => cloud.stop());
beforeEach(() => cloud.setClock(NOW));

/** Somebody with hours on so many days of the month, two hours each. */
async function aVolunteer(name: string, days: number, fields: Partial<PersonWithWeChat> = {}) {
  const person = await aPerson(cloud, { name, building, phone: '13800008000', ...fields });
  const where = { area: building._id, within: lineage(building._id) };
  for (let day = 1; day <= days; day += 1) {
    const date = `2026-11-${String(day).padStart(2, '0')}`;
    await aLedger(cloud, person, date, aClaim(`${person._id}${day}`, date, where));
  }
  return person;
}

function ask(phonesFor: string | null = null, requestId?: string, period = '2026-11') {
  return cloud.as(staff).call('report.ask', { area, period, phonesFor }, requestId);
}

async function opened(id: string, by = staff) {
  const { url } = await cloud.as(by).call('report.open', { export: id });
  return sheetsIn(await fileAt(url));
}

describe('an export', () => {
  test('has a row for every time, and the same sum in its summary; phone numbers are masked', async () => {
    await aVolunteer('=志愿者甲', 3);
    const { export: id } = await ask();
    expect(await made(cloud, staff, id)).toBe('ready');
    const sheets = await opened(id);
    expect(Object.keys(sheets)).toEqual([
      '汇总',
      '按队伍',
      '按服务点',
      '按服务项目',
      '按楼栋',
      '按下级区域',
      '志愿者时长',
      '心愿',
      '求助',
      '口径与说明',
    ]);
    const [header = [], ...rows] = sheets.志愿者时长 ?? [];
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(column('姓名')).toEqual(Array(3).fill('=志愿者甲'));
    expect(column('联系方式')).toEqual(Array(3).fill('138****8000'));
    expect(column('日期')).toEqual(['01', '02', '03'].map((day) => new Date(`2026-11-${day}`)));
    expect(column('服务时间（小时）')).toEqual([2, 2, 2]);
    expect(column('居住区域')[0]).toContain('3 幢');
    expect(sheets.汇总?.find(([name]) => name === '志愿服务时间')?.[1]).toBe(6);
    expect(sheets.口径与说明?.find(([name]) => name === '导出的人')?.[1]).toBe('社工甲');
  });

  test('gives numbers in full to whoever says why, to nobody else, and records it', async () => {
    const { export: id } = await ask('给志愿者买保险');
    await made(cloud, staff, id);
    const [, first = []] = (await opened(id)).志愿者时长 ?? [];
    expect(first).toContain('13800008000');
    const colleague = await aStaff(cloud, area);
    expect(await expectRefusal(opened(id, colleague), 'not-allowed')).toContain('完整的电话');
    const events = await cloud.database.find('events', { by: staff._id, what: 'exported', phones: true });
    expect(events).toMatchObject([{ area, period: '2026-11', reason: '给志愿者买保险' }]);
    expect(await cloud.database.find('events', { what: 'export-opened', export: id })).toHaveLength(1);
  });

  test('is asked for once however often the call is repeated', async () => {
    const first = await ask(null, 'request-once');
    expect(await ask(null, 'request-once')).toEqual(first);
    expect(await cloud.database.find('exports', { _id: first.export })).toHaveLength(1);
    expect(await cloud.database.find('events', { _id: first.export })).toHaveLength(1);
  });

  test('is for staff of the area, and for months that have begun', async () => {
    const other = await aStaff(cloud, 'elsewhere');
    await expectRefusal(
      cloud.as(other).call('report.ask', { area, period: '2026-11', phonesFor: null }),
      'not-allowed',
    );
    await expectRefusal(ask(null, undefined, '2026-12'), 'bad-input');
    const { export: id } = await ask();
    await expectRefusal(callReport(cloud, other, 'report.make', { export: id }), 'not-allowed');
    await expectRefusal(cloud.as(other).call('report.open', { export: id }), 'not-allowed');
    await expectRefusal(cloud.as(other).call('report.exports', { area }), 'not-allowed');
  });
});
