import { day as dayOf } from '../../../kernel/clock';
import { _, type Stage } from '../../../kernel/database';
import type { Area } from '../../community/area';
import { type Enquiry, KIND_NAMES } from '../../enquiry/enquiry';
import type { Wish } from '../../wish/wish';
import { wishWorkflow } from '../../wish/workflow';
import { instantsOf, look } from './look';
import type { Asked, Row, RowPage, What } from './row';

type Requested = Extract<What, { of: `${'wishes' | 'enquiries'}-${string}` }>;
type Of = Requested['of'];
type InBuilding<D> = D & { house: Pick<Area, 'name'>[] };

/** When it counts. */
const BY = {
  'wishes-made': 'at',
  'wishes-fulfilled': 'thankedAt',
  'enquiries-asked': 'at',
  'enquiries-answered': 'answeredAt',
  'enquiries-rated': 'answeredAt',
} as const satisfies Record<Of, string>;

/** A wish that was split is counted as its parts. */
const WHOLE: Stage = { match: { state: _.neq('split') } };

const RATED: Stage = { match: { rating: _.gte(1) } };

const BESIDE: Stage = {
  lookup: { from: 'areas', localField: 'building', foreignField: '_id', as: 'house' },
};

function wishRow({ _id, title, state, house }: InBuilding<Wish>, at: Date): Row {
  const note = [house[0]?.name, wishWorkflow.states[state]].filter(Boolean).join('，');
  return { key: _id, title, who: null, note, date: dayOf(at), minutes: null };
}

/** What it was about stays between those it concerns: figures only need its kind. */
function enquiryRow({ _id, kind, answeredAt, due, rating, house }: InBuilding<Enquiry>, at: Date): Row {
  const answered = answeredAt ? (answeredAt > due ? '答复晚了' : '按时答复了') : '还没答复';
  const note = [house[0]?.name, answered, rating && `打了 ${rating} 分`].filter(Boolean).join('，');
  return { key: _id, title: KIND_NAMES[kind], who: null, note, date: dayOf(at), minutes: null };
}

/** Wishes or enquiries, the latest first. One request. */
export async function requestedRows(asked: Asked<Requested>): Promise<RowPage> {
  const { area, period, what, after } = asked;
  const { of } = what;
  const along = { area, matches: [{ within: area }], by: BY[of], during: instantsOf(period), after };
  if (of === 'wishes-made' || of === 'wishes-fulfilled') {
    const stages = of === 'wishes-made' ? [WHOLE] : [];
    const { found, next } = await look<InBuilding<Wish>>({
      ...along,
      from: 'wishes',
      stages,
      beside: [BESIDE],
    });
    return { rows: found.map((wish) => wishRow(wish, wish[BY[of]] as Date)), next };
  }
  const { found, next } = await look<InBuilding<Enquiry>>({
    ...along,
    from: 'enquiries',
    stages: of === 'enquiries-rated' ? [RATED] : [],
    beside: [BESIDE],
  });
  return { rows: found.map((enquiry) => enquiryRow(enquiry, enquiry[BY[of]] as Date)), next };
}
