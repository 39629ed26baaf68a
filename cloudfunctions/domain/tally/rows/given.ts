import { _, type Query } from '../../../kernel/database';
import { type Hours, isClaim, type Provenance, type Settled } from '../../hours/ledger';
import { datesOf, look } from './look';
import { type Asked, maskName, type Row, type RowPage, type What } from './row';

type Given = Extract<What, { of: 'hours' }>;

interface GivenRow extends Pick<Hours, '_id' | 'date' | 'name' | 'entries'> {
  settled: Settled;
  index: number;
}

/** Where a time comes from, as people read it. */
const SAY: Record<Provenance, string> = { timed: '扫码计时', attested: '负责人补记', self: '本人填报' };

function standing(kind: Given['kind']): Query {
  if (!kind) return { 'settled.standing': 'counted' };
  if (kind === 'unconfirmed') return { 'settled.standing': _.nin(['counted', 'reversed']) };
  return { 'settled.standing': 'counted', 'settled.kind': kind };
}

/** Which of the times of a day. */
function wanted(area: string, { kind, team, point }: Given): Query {
  return {
    'settled.within': area,
    ...(team && { 'settled.team': team }),
    ...(point && { 'settled.point': point }),
    ...standing(kind),
  };
}

function rowOf({ _id, index, date, name, entries, settled }: GivenRow): Row {
  const claim = entries.filter(isClaim).find(({ id }) => id === settled.id);
  return {
    key: `${_id} ${index}`,
    title: claim?.activity ?? '',
    who: maskName(name),
    note: [claim?.service, SAY[settled.kind]].filter(Boolean).join('，'),
    date,
    minutes: settled.minutes,
  };
}

/** Times that were given, the latest day first, of each day person by person. One request. */
export async function givenRows({ area, period, what, after }: Asked<Given>): Promise<RowPage> {
  const { found, next } = await look<GivenRow>({
    area,
    from: 'hours',
    // Few wait among very many.
    matches: [what.kind === 'unconfirmed' ? { waitingFor: area } : { 'settled.within': area }],
    by: 'date',
    during: datesOf(period),
    after,
    stages: [
      { project: { date: 1, name: 1, entries: 1, settled: 1 } },
      { unwind: { path: '$settled', includeArrayIndex: 'index' } },
      { match: wanted(area, what) },
    ],
    beside: [],
  });
  return { rows: found.map(rowOf), next };
}
