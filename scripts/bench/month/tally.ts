import type { TallyView } from '../../../cloudfunctions/domain/tally/open';
import type { CallRecord } from '../../cloud/types';
import { type Figure, median } from '../figure';
import type { Shared } from '../shared';
import { type Effort, meterAnswers, usualWay } from './peer';
import { aDistrict, type District } from './street';

const MONTH = '2026-11';
/** A year of the district, and as little of it as has the whole of this month. */
const YEAR = 52;
const WEEKS = 5;
const ROUNDS = 5;

interface Looked {
  view: TallyView;
  record: CallRecord;
}

async function look({ cloud, staff, area }: District): Promise<Looked> {
  const { reply, record } = await cloud.as(staff).ask('tally.open', { area, period: MONTH });
  if (!reply.ok) throw new Error(`${reply.say}\n${cloud.log.map(({ text }) => text).join('\n')}`);
  return { view: reply.data, record };
}

/** How long the page takes, in milliseconds, after the first look. */
async function timesOf(district: District): Promise<number> {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const { record } = await look(district);
    if (round >= 0) times.push(record.milliseconds);
  }
  return median(times);
}

interface Measurements {
  requests: number;
  afterWeeks: number;
  afterYear: number;
  ours: Effort;
  usual: Effort;
}

async function measureAll(shared: Shared): Promise<Measurements> {
  const [young, old] = [await aDistrict(shared, WEEKS), await aDistrict(shared, YEAR)];
  const { record } = await look(old);
  const afterWeeks = await timesOf(young);
  const afterYear = await timesOf(old);
  const usual = await usualWay(old.cloud, old.area, MONTH);
  const stop = meterAnswers(old.cloud.database);
  const { view, record: timed } = await look(old);
  const { timed: clocked, attested, self } = view.tally.minutes;
  const ours: Effort = {
    requests: timed.requests,
    bytes: stop(),
    milliseconds: timed.milliseconds,
    personTimes: view.tally.personTimes,
    minutes: clocked + attested + self,
  };
  return { requests: record.requests, afterWeeks, afterYear, ours, usual };
}

const known = new WeakMap<Shared, Promise<Measurements>>();

/** Measured once for all figures. */
function measured(shared: Shared): Promise<Measurements> {
  const all = known.get(shared) ?? measureAll(shared);
  known.set(shared, all);
  return all;
}

function figure(name: string, limit: number, of: (all: Measurements) => number): Figure {
  const measure = async (shared: Shared) => of(await measured(shared));
  return { subject: 'month', name, limit, short: false, measure };
}

const where = 'district of 20 communities, 27,000 volunteers, 200,000 person-times, 100,000 entries a year';

export const tallyFigures: Figure[] = [
  figure(`tally page, ${where}: database requests`, 6, ({ requests }) => requests),
  figure('tally page: times as long after a year as after its first five weeks', 1.5, (all) => {
    return all.afterYear / all.afterWeeks;
  }),
  figure('tally page and adding up all rows read with skip and limit: figures that differ', 0, (all) => {
    const { ours, usual } = all;
    return Number(ours.personTimes !== usual.personTimes) + Number(ours.minutes !== usual.minutes);
  }),
  figure('tally page: requests, of those of skip and limit', 0.2, ({ ours, usual }) => {
    return ours.requests / usual.requests;
  }),
  figure('tally page: bytes from the database, of those of skip and limit', 0.05, ({ ours, usual }) => {
    return ours.bytes / usual.bytes;
  }),
  figure('tally page: time, of that of skip and limit', 1, ({ ours, usual }) => {
    return ours.milliseconds / usual.milliseconds;
  }),
];
