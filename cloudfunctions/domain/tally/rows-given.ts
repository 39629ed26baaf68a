import { _, $, aggregate, and, type Query } from '../../kernel/database';
import { type Hours, isClaim, type Provenance, type Settled } from '../hours/ledger';
import { type Asked, maskName, PAGE, type Row, type What } from './row';

type Given = Extract<What, { of: 'hours' }>;

interface GivenRow extends Pick<Hours, '_id' | 'date' | 'name' | 'entries'> {
  settled: Settled;
  index: number;
}

/** Where a time comes from, as people read it. */
const SAY: Record<Provenance, string> = { timed: '扫码计时', attested: '负责人补记', self: '本人填报' };

function parse(after: string): [ledger: string, index: number] {
  const [ledger = '', index = '-1'] = after.split(' ');
  return [ledger, Number(index)];
}

function standing(kind: Given['kind']): Query {
  if (!kind) return { 'settled.standing': 'counted' };
  if (kind === 'unconfirmed') return { 'settled.standing': _.nin(['counted', 'reversed']) };
  return { 'settled.standing': 'counted', 'settled.kind': kind };
}

function claims({ area, what, after }: Asked<Given>): Query {
  const [ledger, index] = parse(after);
  const { kind, team, point } = what;
  const wanted = { ...(team && { 'settled.team': team }), ...(point && { 'settled.point': point }) };
  const isAfter = _.or([{ _id: _.gt(ledger) }, { index: _.gt(index) }]) as unknown as Query;
  return and({ 'settled.within': area, ...wanted }, standing(kind), isAfter);
}

/** Times that were given, person by person, one more than a page. One request. */
export async function givenRows(asked: Asked<Given>): Promise<Row[]> {
  const { area, month, after } = asked;
  const found = await aggregate<GivenRow>('hours', [
    { match: { 'settled.within': area, month, _id: _.gte(parse(after)[0]) } },
    { sort: { _id: 1 } },
    { project: { date: 1, name: 1, entries: 1, settled: 1 } },
    { unwind: { path: '$settled', includeArrayIndex: 'index' } },
    { match: claims(asked) },
    { limit: PAGE + 1 },
  ]);
  return found.map(({ _id, index, date, name, entries, settled }) => {
    const claim = entries.filter(isClaim).find(({ id }) => id === settled.id);
    return {
      key: `${_id} ${index}`,
      title: claim?.activity ?? '',
      who: maskName(name),
      note: [claim?.service, SAY[settled.kind]].filter(Boolean).join('，'),
      date,
      minutes: settled.minutes,
    };
  });
}
