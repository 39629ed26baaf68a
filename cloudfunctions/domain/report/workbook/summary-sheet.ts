import { ratesOf } from '../../tally/rates';
import {
  averageDays,
  counted,
  medianHours,
  minutesWithCorrections,
  personTimesWithCorrections,
  type Tally,
} from '../../tally/tally';
import type { Kind, Odd, Row, Sheet, Value } from './sheet';

/** One figure of the summary: its name, how it is shown, what it is worked out from, and in words. */
interface Line {
  name: string;
  kind: Kind;
  unit: string;
  of(tally: Tally): Value;
  how: string;
}

/** A number of hours, unrounded: the format shows one digit. */
export function inHours(minutes: number): number {
  return minutes / 60;
}

const LINES: Line[] = [
  {
    name: '服务人次',
    kind: 'count',
    unit: '人次',
    of: personTimesWithCorrections,
    how: '叫号后办完的号，一人一项一天算一次；含对以前月份的更正',
  },
  {
    name: '其中：不同的人',
    kind: 'count',
    unit: '人',
    of: ({ people }) => people,
    how: '同一个人来几次只算一个',
  },
  {
    name: '其中：只留了称呼的',
    kind: 'count',
    unit: '人次',
    of: ({ unnamed }) => unnamed,
    how: '现场代取、没有登记是谁，分不清是不是同一个人',
  },
  {
    name: '志愿者',
    kind: 'count',
    unit: '人',
    of: ({ volunteers }) => volunteers,
    how: '有计入时长的不同的人',
  },
  { name: '服务次数', kind: 'count', unit: '次', of: ({ shifts }) => shifts, how: '计入的每一笔时长算一次' },
  {
    name: '志愿服务时间',
    kind: 'hours',
    unit: '小时',
    of: (tally) => inHours(counted(minutesWithCorrections(tally))),
    how: '下面三种之和，不含待确认；含对以前月份的更正',
  },
  {
    name: '其中：打卡',
    kind: 'hours',
    unit: '小时',
    of: ({ minutes }) => inHours(minutes.timed),
    how: '现场签到、签退',
  },
  {
    name: '其中：队长补记',
    kind: 'hours',
    unit: '小时',
    of: ({ minutes }) => inHours(minutes.attested),
    how: '事后由队长或社区补记',
  },
  {
    name: '其中：本人补报',
    kind: 'hours',
    unit: '小时',
    of: ({ minutes }) => inHours(minutes.self),
    how: '本人补报，队长或社区确认过',
  },
  {
    name: '待确认（不计入）',
    kind: 'hours',
    unit: '小时',
    of: ({ minutes }) => inHours(minutes.unconfirmed),
    how: '本人补报、还没人确认的，和等复核的长时间',
  },
  { name: '提出的心愿', kind: 'count', unit: '个', of: ({ wishes }) => wishes.made, how: '这段时间许下的' },
  {
    name: '圆了的心愿',
    kind: 'count',
    unit: '个',
    of: ({ wishes }) => wishes.fulfilled,
    how: '本人确认办好的',
  },
  {
    name: '还在等的心愿',
    kind: 'count',
    unit: '个',
    of: ({ wishes }) => wishes.open,
    how: '做这张表的时候还没办好',
  },
  { name: '圆一个心愿平均', kind: 'hours', unit: '天', of: averageDays, how: '从许下到确认办好' },
  { name: '求助', kind: 'count', unit: '件', of: ({ enquiries }) => enquiries.asked, how: '这段时间提出的' },
  {
    name: '已答复的求助',
    kind: 'count',
    unit: '件',
    of: ({ enquiries }) => enquiries.answered,
    how: '提的人收到了答复',
  },
  {
    name: '答复晚了的求助',
    kind: 'count',
    unit: '件',
    of: ({ enquiries }) => enquiries.late,
    how: '过了答应的时间才答复',
  },
  {
    name: '还没答复的求助',
    kind: 'count',
    unit: '件',
    of: ({ enquiries }) => enquiries.open,
    how: '做这张表的时候',
  },
  {
    name: '一半的求助答复用时在',
    kind: 'hours',
    unit: '小时内',
    of: medianHours,
    how: '从提出到答复的中位数',
  },
  {
    name: '发布的通知',
    kind: 'count',
    unit: '条',
    of: ({ notices }) => notices.posted,
    how: '发给这个区域或其中一部分的',
  },
  {
    name: '通知阅读',
    kind: 'count',
    unit: '户次',
    of: ({ notices }) => notices.reads,
    how: '一户读过一条算一次，当面告诉的也算',
  },
];

function rateRows(tally: Tally, before: Tally | null): Row[] {
  const earlier = before && ratesOf(before);
  return ratesOf(tally).map(({ key, name, definition, numerator, denominator, value }) => {
    const was = earlier?.find((rate) => rate.key === key)?.value ?? null;
    const share = (rate: number | null): Odd => ({
      kind: rate === null ? 'text' : 'rate',
      value: rate ?? '还没有数',
    });
    const shown = value === null ? definition : `${definition}（${numerator} ÷ ${denominator}）`;
    return [name, share(value), was === null ? null : share(was), '', shown];
  });
}

function historyRows({ history }: Tally): Row[] {
  if (!history.from) return [];
  const how = `系统上线前的记录，${history.from} 到 ${history.to}，按导入的表格；不在上面任何一个数里`;
  return [
    ['上线前的服务人次（另计）', { kind: 'count', value: history.personTimes }, null, '人次', how],
    ['上线前的服务时间（另计）', { kind: 'hours', value: inHours(history.minutes) }, null, '小时', how],
  ];
}

/** 汇总: every figure with how it is counted, beside the period before. */
export function summarySheet(title: string, tally: Tally, before: Tally | null): Sheet {
  const lines = LINES.map(({ name, kind, unit, of, how }): Row => {
    return [name, { kind, value: of(tally) }, before && { kind, value: of(before) }, unit, how];
  });
  return {
    name: '汇总',
    title,
    columns: [
      { header: '项目', kind: 'text', width: 26 },
      { header: '本期', kind: 'count', width: 14 },
      { header: '上一期', kind: 'count', width: 14 },
      { header: '单位', kind: 'text', width: 8 },
      { header: '怎么算的', kind: 'text', width: 90 },
    ],
    rows: [...lines, ...rateRows(tally, before), ...historyRows(tally)],
  };
}
