import { isWithin } from '../../../kernel/area';
import type { Person } from '../../../kernel/person';
import { maskPhone } from '../../community/home';
import { type Hours, type Provenance, type Standed, type Standing, standings } from '../../hours/ledger';
import { skillName } from '../../volunteer/skills';
import type { Value } from '../workbook/sheet';
import { monthsOf, pageOf } from './paging';
import type { Around, Part } from './rows';

type Ledger = Pick<Hours, '_id' | 'person' | 'name' | 'date' | 'entries'> & {
  people: Pick<Person, 'homes' | 'phone' | 'volunteer'>[];
};

const PROVENANCE: Record<Provenance, string> = { timed: '打卡', attested: '队长补记', self: '本人补报' };
const STANDING: Record<Standing, string> = {
  counted: '计入',
  unconfirmed: '待确认，未计入',
  review: '待复核，未计入',
  'second-review': '待复核，未计入',
  reversed: '已冲销',
};

/** Enough of an id to tell two people of one name apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

function phoneOf(phone: string | undefined, { job }: Around): string | null {
  if (!phone) return null;
  return job.phones ? phone : maskPhone(phone);
}

function rowOf({ claim, standing }: Standed, ledger: Ledger, around: Around): Value[] {
  const [person] = ledger.people;
  const skills = person?.volunteer?.skills ?? [];
  return [
    shortId(ledger.person),
    ledger.name,
    around.placeOf(person?.homes[0]?.building ?? ''),
    phoneOf(person?.phone, around),
    skills.map(skillName).join('、'),
    ledger.date,
    claim.activity,
    claim.service,
    claim.place,
    claim.organiser,
    claim.lead,
    claim.start,
    claim.end,
    claim.minutes / 60,
    PROVENANCE[claim.kind],
    STANDING[standing],
    shortId(claim.id),
  ];
}

const HIDDEN = ['grants', 'past', 'busy', 'openid', 'card', 'partners'];

/** 志愿者时长: one row for every time that stands. What was taken out again is in no sum and in no row. */
export const hours: Part = {
  name: '志愿者时长',
  columns: [
    { header: '志愿者编号', kind: 'text', width: 11 },
    { header: '姓名', kind: 'text', width: 12 },
    { header: '居住区域', kind: 'text', width: 18 },
    { header: '联系方式', kind: 'text', width: 14 },
    { header: '专业技能', kind: 'text', width: 14 },
    { header: '日期', kind: 'day', width: 12 },
    { header: '活动名称', kind: 'text', width: 16 },
    { header: '服务内容', kind: 'text', width: 14 },
    { header: '地点', kind: 'text', width: 22 },
    { header: '活动组织单位', kind: 'text', width: 18 },
    { header: '活动负责人', kind: 'text', width: 12 },
    { header: '开始', kind: 'moment', width: 17 },
    { header: '结束', kind: 'moment', width: 17 },
    { header: '服务时间（小时）', kind: 'hours', width: 10 },
    { header: '怎么记的', kind: 'text', width: 10 },
    { header: '是否计入', kind: 'text', width: 15 },
    { header: '记录编号', kind: 'text', width: 11 },
  ],
  async page(around, month, after) {
    const { area } = around.job;
    const { documents, ...next } = await pageOf<Ledger>('hours', { 'settled.within': area, month }, after, [
      { project: { person: 1, name: 1, date: 1, entries: 1 } },
      { lookup: { from: 'people', localField: 'person', foreignField: '_id', as: 'people' } },
      { project: Object.fromEntries(HIDDEN.map((field) => [`people.${field}`, 0])) },
    ]);
    const rows = documents.flatMap((ledger) =>
      standings(ledger)
        .filter(({ claim, standing }) => standing !== 'reversed' && isWithin(claim.area, area))
        .map((standed) => rowOf(standed, ledger, around)),
    );
    return { rows, ...next };
  },
  nextMonth: monthsOf('hours', 'settled.within'),
};
