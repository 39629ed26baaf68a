import { _ } from '../../../kernel/database';
import type { Wish } from '../../wish/wish';
import { wishWorkflow } from '../../wish/workflow';
import type { Value } from '../workbook/sheet';
import { shortId } from './hours';
import { monthsOf, pageOf } from './paging';
import type { Around, Part } from './rows';

const CLAIMED_AS = { volunteer: '志愿者', team: '队伍', partner: '共建单位' };

/** What nobody published was never looked through for names and rooms. */
const UNTOLD = '（没有发布，不列内容）';

function rowOf(wish: Wish, { placeOf }: Around): Value[] {
  const told = wish.publishedAt !== null;
  return [
    shortId(wish._id),
    told ? wish.title : UNTOLD,
    told ? wish.words : '',
    placeOf(wish.building),
    told ? wish.wisherSays : '',
    wish.worth,
    wish.at,
    wishWorkflow.states[wish.state],
    wish.claim ? CLAIMED_AS[wish.claim.as] : null,
    wish.claim?.name ?? null,
    wish.fulfilled?.at ?? null,
    wish.thankedAt,
    wish.outcome,
  ];
}

/** 心愿: nobody's name or room, as on the board. A wish that was split stands there as its parts. */
export const wishes: Part = {
  name: '心愿',
  columns: [
    { header: '编号', kind: 'text', width: 11 },
    { header: '心愿', kind: 'text', width: 20 },
    { header: '说明', kind: 'text', width: 36 },
    { header: '楼栋', kind: 'text', width: 18 },
    { header: '谁的心愿', kind: 'text', width: 14 },
    { header: '预算（元）', kind: 'count', width: 10 },
    { header: '提出', kind: 'moment', width: 17 },
    { header: '现在', kind: 'text', width: 12 },
    { header: '认领的是', kind: 'text', width: 10 },
    { header: '认领人', kind: 'text', width: 16 },
    { header: '办好', kind: 'moment', width: 17 },
    { header: '本人确认', kind: 'moment', width: 17 },
    { header: '去向', kind: 'text', width: 20 },
  ],
  async page(around, month, after) {
    const match = { within: around.job.area, month, state: _.neq('split') };
    const { documents, ...next } = await pageOf<Wish>('wishes', match, after, [
      { project: { log: 0, outbox: 0 } },
    ]);
    return { rows: documents.map((wish) => rowOf(wish, around)), ...next };
  },
  nextMonth: monthsOf('wishes', 'within'),
};
