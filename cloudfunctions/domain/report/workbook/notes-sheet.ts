import type { Tally } from '../../tally/tally';
import type { Export } from '../export';
import { sayPeriod } from '../period';
import type { Row, Sheet } from './sheet';

const DEFINITIONS: Row[] = [
  ['服务人次', '一个人在一天里办完一项服务算 1 人次。取了号没来、叫过没到、自己退了号的都不算。'],
  ['服务时间', '按实际服务的时间算，单位小时（民政部令第67号第七条）。同一个人同一时段不重复计。'],
  ['怎么记的', '打卡：现场签到签退。队长补记：事后由负责人补记。本人补报：本人填写，经负责人确认才计入。'],
  ['不计入的', '待确认、待复核的时间单独列出，不在合计里；已冲销的不列。'],
  ['更正', '结月以后改的记录，算在改的那个月里，不改已经结月的数。'],
  ['按楼栋', '按被服务的人住哪一栋算；不知道住哪的，不在任何一栋里，所以各栋之和可能小于合计。'],
  ['上线前的记录', '从表格导入的历史数，单独列出，不在任何合计里。'],
  ['邻里纠纷', '只算件数，不列内容。'],
  ['个人信息', '平台不收集身份证件号码和性别；编号是平台内部编号的前 8 位，只用来区分同名的人。'],
  ['记录性质', '本表是楼里见的平台记录，不是证书。需要证明的，请由居委会核对后盖章。'],
];

function madeBy({ areaName, period, byName, phones, reason }: Export, { asOf }: Tally): Row[] {
  const shown = phones ? `完整显示，原因：${reason}（已留记录）` : '打了码';
  return [
    ['区域', areaName],
    ['时间', sayPeriod(period)],
    ['数据截至', { kind: 'moment', value: asOf }],
    ['导出的人', byName],
    ['电话号码', shown],
  ];
}

/** 口径与说明: what the figures mean, what is left out, and who made this when. */
export function notesSheet(job: Export, tally: Tally): Sheet {
  return {
    name: '口径与说明',
    columns: [
      { header: '项目', kind: 'text', width: 18 },
      { header: '说明', kind: 'text', width: 110 },
    ],
    rows: [...madeBy(job, tally), ...DEFINITIONS],
  };
}
