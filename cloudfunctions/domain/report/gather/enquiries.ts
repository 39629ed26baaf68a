import { maskPhone } from '../../community/home';
import { type Enquiry, KIND_NAMES } from '../../enquiry/enquiry';
import { enquiryWorkflow } from '../../enquiry/workflow';
import type { Value } from '../workbook/sheet';
import { shortId } from './hours';
import { monthsOf, pageOf } from './paging';
import type { Around, Part } from './rows';

const SOURCES: Record<Enquiry['source'], string> = { phone: '小程序', hotline: '热线', visit: '上门' };
const HOLDERS: Record<Enquiry['holder'], string> = { owner: '群主', unit: '共建单位', staff: '社区' };
/** Quarrels between neighbours are counted, not told. */
const UNTOLD = '（邻里纠纷，不列内容）';

function contactOf({ contact }: Enquiry, { job }: Around): string | null {
  if (!contact?.phone) return null;
  return job.phones ? contact.phone : maskPhone(contact.phone);
}

function hoursBetween(from: Date, to: Date | null): number | null {
  return to && (to.getTime() - from.getTime()) / 3_600_000;
}

function rowOf(enquiry: Enquiry, around: Around): Value[] {
  const quarrel = enquiry.kind === 'quarrel';
  return [
    shortId(enquiry._id),
    KIND_NAMES[enquiry.kind],
    around.placeOf(enquiry.building),
    quarrel ? UNTOLD : enquiry.words,
    SOURCES[enquiry.source],
    contactOf(enquiry, around),
    enquiry.at,
    enquiry.due,
    enquiryWorkflow.states[enquiry.state],
    enquiry.unit?.name ?? HOLDERS[enquiry.holder],
    quarrel ? null : (enquiry.answer?.words ?? null),
    enquiry.answeredAt,
    hoursBetween(enquiry.at, enquiry.answeredAt),
    enquiry.rating,
  ];
}

/** 求助: the building and no room. */
export const enquiries: Part = {
  name: '求助',
  columns: [
    { header: '编号', kind: 'text', width: 11 },
    { header: '种类', kind: 'text', width: 10 },
    { header: '楼栋', kind: 'text', width: 18 },
    { header: '内容', kind: 'text', width: 36 },
    { header: '从哪来', kind: 'text', width: 9 },
    { header: '联系方式', kind: 'text', width: 14 },
    { header: '提出', kind: 'moment', width: 17 },
    { header: '应答复', kind: 'moment', width: 17 },
    { header: '现在', kind: 'text', width: 12 },
    { header: '谁在办', kind: 'text', width: 16 },
    { header: '答复', kind: 'text', width: 36 },
    { header: '答复时间', kind: 'moment', width: 17 },
    { header: '用时（小时）', kind: 'hours', width: 10 },
    { header: '打分', kind: 'count', width: 7 },
  ],
  async page(around, month, after) {
    const match = { within: around.job.area, month };
    const { documents, ...next } = await pageOf<Enquiry>('enquiries', match, after, [
      { project: { log: 0, outbox: 0, pictures: 0 } },
    ]);
    return { rows: documents.map((enquiry) => rowOf(enquiry, around)), ...next };
  },
  nextMonth: monthsOf('enquiries', 'within'),
};
