import { day as dayOf } from '../../kernel/clock';
import { _, aggregate, type Query } from '../../kernel/database';
import type { Area } from '../community/area';
import { type Enquiry, KIND_NAMES } from '../enquiry/enquiry';
import type { Wish } from '../wish/wish';
import { wishWorkflow } from '../wish/workflow';
import { instantIn } from './period';
import { type Asked, PAGE, type Row, type What } from './row';

type Of = Exclude<What['of'], 'served' | 'hours' | 'notices'>;
type InBuilding<D> = D & { house: Pick<Area, 'name'>[] };

/** Which documents, by id, of the area's month. */
const QUERY: Record<Of, (area: string, month: string) => Query> = {
  'wishes-made': (area, month) => ({ within: area, month, state: _.neq('split') }),
  'wishes-fulfilled': (area, month) => ({ within: area, thankedAt: instantIn({ from: month, to: month }) }),
  'enquiries-asked': (area, month) => ({ within: area, month }),
  'enquiries-answered': (area, month) => ({
    within: area,
    answeredAt: instantIn({ from: month, to: month }),
  }),
};

function wishRow({ _id, title, at, state, house }: InBuilding<Wish>): Row {
  const note = [house[0]?.name, wishWorkflow.states[state]].filter(Boolean).join('，');
  return { key: _id, title, who: null, note, date: dayOf(at), minutes: null };
}

/** What it was about stays between those it concerns: figures only need its kind. */
function enquiryRow({ _id, kind, at, answeredAt, due, house }: InBuilding<Enquiry>): Row {
  const answered = answeredAt ? (answeredAt > due ? '答复晚了' : '按时答复了') : '还没答复';
  const note = [house[0]?.name, answered].filter(Boolean).join('，');
  return { key: _id, title: KIND_NAMES[kind], who: null, note, date: dayOf(at), minutes: null };
}

/** Wishes or enquiries by id, one more than a page. One request. */
export async function requestedRows({
  area,
  month,
  after,
  of,
}: Omit<Asked, 'what'> & { of: Of }): Promise<Row[]> {
  const isWish = of.startsWith('wishes');
  const found = await aggregate<InBuilding<Wish> | InBuilding<Enquiry>>(isWish ? 'wishes' : 'enquiries', [
    { match: { ...QUERY[of](area, month), _id: _.gt(after) } },
    { sort: { _id: 1 } },
    { limit: PAGE + 1 },
    { lookup: { from: 'areas', localField: 'building', foreignField: '_id', as: 'house' } },
  ]);
  return found.map((each) =>
    isWish ? wishRow(each as InBuilding<Wish>) : enquiryRow(each as InBuilding<Enquiry>),
  );
}
