import type { TallyView } from '../../../cloudfunctions/domain/tally/open';
import type { CallRecord } from '../../cloud/types';
import type { Figure } from '../figure';
import type { Shared } from '../shared';
import { aDistrict, type District } from './street';

const YEAR = '2026';
const WEEKS = 52;
/** Milliseconds that the SDK waits for one request. */
const PATIENCE = 15_000;

interface Measurements {
  /** Of each call that counts months ahead, the longest; in milliseconds. */
  counting: number;
  opening: CallRecord;
  /** Milliseconds of a month of the same district that nobody closed. */
  month: number;
  wrong: number;
}

async function ask<V extends 'tally.open' | 'tally.countAhead'>(
  { cloud, staff, area }: District,
  verb: V,
  period: string,
) {
  const { reply, record } = await cloud.as(staff).ask(verb, { area, period });
  if (!reply.ok) throw new Error(`${reply.say}\n${cloud.log.map(({ text }) => text).join('\n')}`);
  return { data: reply.data, record };
}

/** The longest call until all months are counted. */
async function countAhead(district: District): Promise<number> {
  let longest = 0;
  for (;;) {
    const { data, record } = await ask(district, 'tally.countAhead', YEAR);
    longest = Math.max(longest, record.milliseconds);
    const { done, of } = data as { done: number; of: number };
    if (done === of) return longest;
  }
}

async function measureAll(shared: Shared): Promise<Measurements> {
  const district = await aDistrict(shared, WEEKS);
  const counting = await countAhead(district);
  await ask(district, 'tally.open', '2026-10');
  const { record: month } = await ask(district, 'tally.open', '2026-10');
  const { data, record: opening } = await ask(district, 'tally.open', 'all');
  const { personTimes, people } = (data as TallyView).tally;
  const wrong = Number(personTimes !== district.personTimes) + Number(people !== district.people);
  return { counting, opening, month: month.milliseconds, wrong };
}

const known = new WeakMap<Shared, Promise<Measurements>>();

function figure(name: string, limit: number, of: (all: Measurements) => number): Figure {
  const measure = async (shared: Shared) => {
    const all = known.get(shared) ?? measureAll(shared);
    known.set(shared, all);
    return of(await all);
  };
  return { subject: 'month', name, limit, short: false, measure };
}

export const yearFigures: Figure[] = [
  figure(
    'counting the months of that district ahead, none of them closed: longest call, milliseconds',
    PATIENCE,
    (all) => {
      return all.counting;
    },
  ),
  figure('tally page since the beginning, of the same district: database requests', 6, ({ opening }) => {
    return opening.requests;
  }),
  figure('tally page since the beginning: times as long as a month', 2, ({ opening, month }) => {
    return opening.milliseconds / month;
  }),
  figure(
    'person-times and different people since the beginning: figures that differ from what was put in',
    0,
    (all) => {
      return all.wrong;
    },
  ),
];
