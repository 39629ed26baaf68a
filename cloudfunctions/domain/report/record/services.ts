import { _, find } from '../../../kernel/database';
import { must } from '../../../kernel/refusal';
import { type Claim, standings } from '../../hours/ledger';
import { spanOf } from '../../tally/period';
import type { Period } from '../../tally/tally';

/** Days on one sheet: the most that one request answers. */
const MOST = 1000;

/** One service on a sheet. */
export interface Service {
  date: string;
  claim: Claim;
}

/** What counts of somebody's hours in a period, the earliest first. One request. @throws Refusal when there is none, or too much */
export async function servicesOf(person: string, period: Period): Promise<Service[]> {
  const { from, to } = spanOf(period);
  const within = _.gte(`${from}-01`).and(_.lte(`${to}-31`));
  const ledgers = await find('hours', { person, date: within }, { order: ['date', 'asc'], limit: MOST });
  must(ledgers.length < MOST, 'bad-input', '记录太多，一张放不下，请按年份开。');
  const services = ledgers.flatMap((ledger) =>
    standings(ledger)
      .filter(({ standing }) => standing === 'counted')
      .map(({ claim }) => ({ date: ledger.date, claim })),
  );
  must(services.length > 0, 'not-found', '这段时间还没有计入的时长。');
  return services;
}
