import type { EnquiryKind } from '../cloudfunctions/domain/enquiry/enquiry';
import type { PartnerRole } from '../cloudfunctions/domain/partner/partner';
import type { Drawing } from './pictures';

/** One enquiry that is under way, told from now: hours ago, hours from now. */
export interface EnquiryDraft {
  kind: EnquiryKind;
  words: string;
  about?: string;
  picture?: Drawing;
  /** Asked by the resident shown first rather than by a neighbour. */
  resident?: boolean;
  /** In another building of the community. */
  elsewhere?: boolean;
  /** Written down by staff; what the caller is called. */
  called?: string;
  askedAgo: number;
  /** Promised for this evening or tomorrow's; or so many hours from now, negative for a promise that was broken. */
  due?: number | 'evening' | 'tomorrow';
  /** What happened, one after the other. */
  bridged?: { role: PartnerRole; ago: number };
  replied?: { words: string; ago: number };
  answered?: { words: string; ago: number; rating?: 1 | 2 | 3 | 4 | 5 };
  reopened?: { reason: string; ago: number };
  handedOn?: { ago: number };
  withdrawn?: { ago: number };
  escalated?: { ago: number };
}

/** What waits, and what was answered lately, in every community. The first three are the owner's to do. */
export const enquiryDrafts: EnquiryDraft[] = [
  {
    ...{ kind: 'repair', words: '楼道灯坏了一个星期', resident: true, askedAgo: 50, due: -2 },
    picture: 'corridor-lamp',
    bridged: { role: 'property', ago: 47 },
    replied: { words: '灯管坏了，备件今天到，下午三点师傅来换。', ago: 4 },
  },
  { kind: 'question', words: '低保边缘家庭怎么申请？', askedAgo: 20, due: 'evening' },
  { kind: 'difficulty', words: '老人出院，谁能上门量血压？', about: '母亲', askedAgo: 0.2 },
  {
    ...{ kind: 'repair', words: '单元门关不上，夜里一直响', askedAgo: 18, due: 'tomorrow' },
    bridged: { role: 'property', ago: 15 },
  },
  {
    ...{ kind: 'quarrel', words: '楼上半夜拖椅子，说了几次没用', askedAgo: 30 },
    handedOn: { ago: 9 },
  },
  {
    ...{
      kind: 'paperwork',
      words: '我腿脚不便，医保卡换新能不能上门办？',
      resident: true,
      askedAgo: 75,
      due: -24,
    },
    bridged: { role: 'community', ago: 70 },
    replied: { words: '周五下午工作人员带机器上门。', ago: 40 },
    answered: { words: '社区周五下午 2 点带机器上门，您在家等就行。', ago: 38 },
  },
  { kind: 'complaint', words: '楼下电动车堵了门口', askedAgo: 60, withdrawn: { ago: 55 } },
  {
    ...{ kind: 'repair', words: '阳台外墙渗水', elsewhere: true, askedAgo: 120 },
    answered: { words: '物业补了缝，下雨再看看。', ago: 80 },
    reopened: { reason: '昨天下雨又渗了', ago: 10 },
  },
  {
    ...{ kind: 'difficulty', words: '独居老人家里跳闸，晚上没电', elsewhere: true, askedAgo: 50, due: -20 },
    escalated: { ago: 8 },
  },
  {
    ...{
      kind: 'question',
      words: '孩子入学报名要带哪些材料？',
      elsewhere: true,
      called: '打电话的家长',
      askedAgo: 5,
    },
  },
];

/** What was asked over the last months, and what was answered. */
export const pastEnquiries: [EnquiryKind, string, string][] = [
  ['repair', '电梯里的灯一闪一闪的', '物业换了灯，已经好了。'],
  ['repair', '水表好像在漏水', '自来水公司来换了垫圈。'],
  ['repair', '门口的路砖翘起来了', '社区请人重新铺平了。'],
  ['repair', '家里插座没电', '志愿者小李上门换了空气开关。'],
  ['question', '垃圾分类投放点几点开门？', '早上 6:30 到 9:00，晚上 17:30 到 20:00。'],
  ['question', '老年卡在哪里办？', '带身份证和一张照片，到社区一楼办。'],
  ['question', '暖气费今年怎么交？', '手机上交，或者到物业前台交。'],
  ['difficulty', '老人一个人在家，能不能有人去看看？', '志愿者每周二、周五上门。'],
  ['difficulty', '急用轮椅，哪里能借？', '驿站有两把，登记了就能推走。'],
  ['difficulty', '配药走不动，能帮忙取吗？', '楼里的志愿者每周四帮忙取药。'],
  ['paperwork', '给老人办高龄补贴，能上门吗？', '工作人员周三上门，带户口本就行。'],
  ['paperwork', '居住证到期了怎么续？', '可以代办，把材料交给群主。'],
  ['complaint', '楼顶广场舞声音太大', '和领队说好了，晚上八点半结束。'],
  ['complaint', '楼道里堆了很多纸箱', '住户答应周末清走，物业会再看。'],
  ['quarrel', '隔壁装修总在午休时间敲墙', '两家说好了，中午 12 点到 2 点半不施工。'],
];
