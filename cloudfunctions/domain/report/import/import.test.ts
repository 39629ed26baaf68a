import {
  aBuilding,
  anElder,
  aStaff,
  type Building,
  expectRefusal,
  NOW,
  type PersonWithWeChat,
  startTestCloud,
  type TestCloud,
} from '../../../../tests/support';
import { aPoint } from '../../../../tests/support/service-days';
import { aTeam } from '../../volunteer/testing';
import { callReport, fileAt, sheetsIn } from '../testing';
import { writeWorkbook } from '../workbook/write-workbook';
import { type ImportKind, TABLES, textColumns } from './table';

let cloud: TestCloud;
let building: Building;
let staff: PersonWithWeChat;
let area: string;
let made = 0;

beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

beforeEach(async () => {
  cloud.setClock(NOW);
  building = await aBuilding(cloud, { name: '3 幢' });
  area = building.within[0] as string;
  staff = await aStaff(cloud, area);
});

/** A filled-in sheet, uploaded as a phone does it. */
async function uploaded(kind: ImportKind, rows: (string | number | null)[][]): Promise<string> {
  made += 1;
  const sheet = { name: TABLES[kind].name, columns: textColumns(TABLES[kind]), rows };
  const headers = { 'x-wx-openid': staff.openid };
  const body = Buffer.from(await writeWorkbook([sheet], '导入'));
  const address = `${cloud.cloud.url}/client/upload?path=imports/${made}.xlsx`;
  const answer = await fetch(address, { method: 'POST', headers, body });
  return ((await answer.json()) as { fileID: string }).fileID;
}

async function check(kind: ImportKind, rows: (string | number | null)[][], by = staff) {
  return callReport(cloud, by, 'report.check', {
    area,
    kind,
    file: await uploaded(kind, rows),
    name: '表.xlsx',
  });
}

async function applied(id: string | null): Promise<void> {
  for (;;) {
    const { state } = await callReport(cloud, staff, 'report.apply', { import: id ?? '' });
    if (state === 'applied') return;
  }
}

async function imported(kind: ImportKind, rows: (string | number | null)[][]): Promise<void> {
  await applied((await check(kind, rows)).import);
}

describe('a sheet with mistakes', () => {
  test('names every cell that is wrong and why, and changes nothing', async () => {
    const { import: id, mistakes } = await check('volunteers', [
      ['甲', '13800000001', '3 幢', '101', null, null],
      ['', '1380000000', '9 幢', null, '没有的队', '开飞机'],
      ['丙', 13800000003, '3 幢', '999', null, null],
      ['甲', '13800000001', '3 幢', '101', null, null],
    ]);
    expect(id).toBeNull();
    expect(mistakes).toEqual([
      { cell: 'A3', say: '没有写姓名' },
      { cell: 'B3', say: '手机号少一位' },
      { cell: 'C3', say: '没有找到“9 幢”' },
      { cell: 'E3', say: '没有找到“没有的队”这支队伍' },
      { cell: 'F3', say: expect.stringContaining('没有“开飞机”这项') },
      { cell: 'D4', say: '这栋楼没有 999' },
      { cell: 'A5', say: '和第 2 行是同一条' },
    ]);
    expect(await cloud.database.find('imports', { area })).toEqual([]);
    expect(await cloud.database.find('people', { 'homes.building': building._id })).toEqual([]);
  });

  test('that names a building there are two of asks for the estate', async () => {
    await aBuilding(cloud, { name: '3 幢', estate: `${area}.other` });
    const { mistakes } = await check('households', [['3 幢', '301']]);
    expect(mistakes).toEqual([{ cell: 'A2', say: '有几个“3 幢”，请在前面写上小区' }]);
  });

  test('of history says what is no month and no number', async () => {
    const { mistakes } = await check('history', [
      ['2019-13', null, '量血压', null, '一百', null, null],
      ['2027-01', null, null, null, null, '4.5', '36.5'],
    ]);
    expect(mistakes.map(({ cell }) => cell)).toEqual(['A2', 'E2', 'E3', 'A3', 'F3']);
  });

  test('or one that is no sheet at all is refused in a sentence', async () => {
    const file = await uploaded('history', []);
    const input = { area, kind: 'history' as const, name: '表.xlsx' };
    expect(
      await expectRefusal(callReport(cloud, staff, 'report.check', { ...input, file }), 'bad-input'),
    ).toContain('还没有填内容');
    const other = await aStaff(cloud, 'elsewhere');
    await expectRefusal(
      check('history', [['2019-04', null, null, null, '1', null, null]], other),
      'not-allowed',
    );
  });
});

describe('volunteers', () => {
  test('become people of the building and of the team; applied twice they are the same', async () => {
    const team = await aTeam(cloud, area);
    const rows = [
      ['甲', '13800000001', '3 幢', '101', team.name, '理发、缝补'],
      ['乙', '13800000002', '3 幢', null, null, null],
    ];
    const checked = await check('volunteers', rows);
    expect(checked).toMatchObject({ mistakes: [], effects: { new: 2, changed: 0, same: 0 } });
    await applied(checked.import);
    const registered = () =>
      cloud.database.find('people', { registeredBy: staff._id }, { order: { phone: 1 } });
    const people = await registered();
    expect(people).toMatchObject([
      {
        name: '甲',
        homes: [{ building: building._id, room: '101' }],
        volunteer: { skills: ['haircut', 'mending'], teams: [{ team: team._id, leader: false }] },
      },
      { name: '乙', homes: [], volunteer: { skills: [], teams: [] } },
    ]);
    expect((await check('volunteers', rows)).effects).toEqual({ new: 0, changed: 0, same: 2 });
    await imported('volunteers', rows);
    expect(await registered()).toEqual(people);
  });

  test('that live here already are not made again, and what they said of themselves stays', async () => {
    const elder = await anElder(cloud, building, '102', staff);
    await imported('volunteers', [[elder.name, '13800000009', '3 幢', '102', null, '理发']]);
    const living = await cloud.database.find('people', { 'homes.building': building._id });
    expect(living).toMatchObject([{ _id: elder._id, volunteer: { skills: ['haircut'] } }]);
  });

  test('killed halfway, every row is there once', async () => {
    const rows = Array.from({ length: 250 }, (_, row) => [
      `志愿者 ${row}`,
      `1380000${1000 + row}`,
      '3 幢',
      null,
      null,
      null,
    ]);
    const { import: id } = await check('volunteers', rows);
    const input = { import: id ?? '' };
    cloud.cloud.inject({ kind: 'kill', when: 'after', request: 8, function: 'report' });
    await expect(callReport(cloud, staff, 'report.apply', input)).rejects.toThrow();
    cloud.cloud.clearFaults();
    const half = await cloud.database.count('people', { registeredBy: staff._id });
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(250);
    cloud.setClock(new Date(NOW.getTime() + 2 * 60_000));
    await cloud.cloud.fire('clock', 'sweep');
    const people = await cloud.database.find('people', { registeredBy: staff._id });
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(250);
    expect(people).toHaveLength(250);
    expect(await cloud.database.find('imports', { _id: id })).toMatchObject([
      { state: 'applied', done: 250 },
    ]);
  });
});

test('households come between the doors that are there', async () => {
  await imported('households', [
    ['3 幢', '1001'],
    ['3 幢', '104室'],
    ['3 幢', '101'],
  ]);
  const [found] = await cloud.database.find('areas', { _id: building._id });
  expect(found?.rooms).toEqual([...building.rooms, '1001']);
});

test('history is counted once for a month, a point, a service and a team; a corrected figure takes the place of the old', async () => {
  const point = await aPoint(cloud, area);
  const row = (personTimes: number) => ['2019年4月', point.name, '量血压', '卫生中心', personTimes, 4, 36.5];
  await imported('history', [row(240)]);
  expect((await check('history', [row(250)])).effects).toEqual({ new: 0, changed: 1, same: 0 });
  await imported('history', [row(250)]);
  expect(await cloud.database.find('history', { area })).toMatchObject([
    { month: '2019-04', point: point._id, personTimes: 250, volunteers: 4, minutes: 2190, source: '表.xlsx' },
  ]);
});

test('a sheet that was checked can be dropped, and its rows go', async () => {
  const { import: id } = await check('households', [['3 幢', '901']]);
  await cloud.as(staff).call('report.drop', { import: id ?? '' });
  await expectRefusal(callReport(cloud, staff, 'report.apply', { import: id ?? '' }), 'changed');
  cloud.setClock(new Date(NOW.getTime() + 60_000));
  await cloud.cloud.fire('clock', 'sweep');
  expect(await cloud.database.find('imports', { _id: id })).toMatchObject([{ state: 'dropped', file: null }]);
});

test('the template of every kind has the columns that the check asks for', async () => {
  for (const kind of Object.keys(TABLES) as ImportKind[]) {
    const { url } = await callReport(cloud, staff, 'report.template', { area, kind });
    const sheets = await sheetsIn(await fileAt(url));
    const header = sheets[TABLES[kind].name]?.[0]?.map((cell) => String(cell).replace('*', ''));
    expect(header).toEqual(TABLES[kind].columns.map((column) => column.header));
    expect(sheets.怎么填).toHaveLength(TABLES[kind].columns.length + 1);
  }
});
