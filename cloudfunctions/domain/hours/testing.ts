import type { Document } from '../../../scripts/cloud/database/types';
import { aPerson, type PersonWithWeChat, type TestCloud } from '../../../tests/support';
import { aPoint, aSeries } from '../../../tests/support/service-days';
import type { Person } from '../../kernel/person';
import { dayOn } from '../service-day/generate';
import type { Point, ServiceDay } from '../service-day/service-day';
import type { Shift } from '../shift/shift';
import { aTeam, type TestTeam } from '../volunteer/testing';
import { type Claim, type Entry, emptyLedger, extended, type Hours, minutesBetween } from './ledger';
import { codeOf, windowAt } from './rotating-code';

/** A service day of a team at a point, with the leader and a volunteer who has a confirmed shift. */
export interface Morning {
  point: Point;
  team: TestTeam;
  day: ServiceDay;
  leader: PersonWithWeChat;
  volunteer: PersonWithWeChat;
}

/** Somebody's confirmed shift. */
export function aShift(person: Pick<Person, '_id' | 'name'>, fields: Partial<Shift> = {}): Shift {
  const since = new Date('2026-11-20T00:00:00Z');
  return {
    need: 'pressure',
    person: person._id,
    name: person.name,
    tell: person._id,
    state: 'confirmed',
    since,
    requestId: '',
    ...fields,
  };
}

/** 24 November, 9:00 to 11:00, in a community of its own. */
export async function aMorning(
  cloud: TestCloud,
  area: string,
  { shifts = [], ...given }: Partial<ServiceDay> = {},
): Promise<Morning> {
  const point = await aPoint(cloud, area);
  const team = await aTeam(cloud, area);
  const leader = await aPerson(cloud, { name: '队长甲', volunteer: team.membership({ leader: true }) });
  const volunteer = await aPerson(cloud, { name: '志愿者乙', volunteer: team.membership() });
  const need = { id: 'pressure', task: '量血压', skill: null, qualification: null, count: 4 };
  const series = await aSeries(cloud, point, { team: team._id, needs: [need] });
  const planned = dayOn(series, point, '2026-11-24');
  const day = { ...planned, shifts: [aShift(volunteer), ...shifts], ...given };
  await cloud.database.insert('days', [day as ServiceDay & Document]);
  return { point, team, day, leader, volunteer };
}

/** What the point's screen shows at this instant. */
export function shownAt(point: Point, at: Date): string {
  return codeOf(point, windowAt(at));
}

/** A claim on a day, two hours from nine on unless said otherwise. */
export function aClaim(id: string, date: string, given: Partial<Claim> = {}): Claim {
  const start = given.start ?? new Date(`${date}T09:00:00+08:00`);
  const end = given.end ?? new Date(start.getTime() + 2 * 3_600_000);
  return {
    id,
    kind: 'timed',
    ...{ activity: '周二见', service: '量血压', place: '服务站', organiser: '志愿队', lead: '队长甲' },
    ...{ day: null, point: null, area: 'a', within: ['a'], team: null },
    ...{ by: null, byName: '', at: end, reason: null, ways: { in: 'scanned', out: 'scanned' } },
    ...given,
    ...{ start, end, minutes: minutesBetween(start, end) },
  };
}

/** A ledger in the database. */
export async function aLedger(
  { database }: TestCloud,
  person: Pick<Person, '_id' | 'name'>,
  date: string,
  ...entries: Entry[]
): Promise<Hours> {
  const ledger = extended(
    emptyLedger({ person: person._id, tell: person._id, name: person.name }, date),
    entries,
  );
  await database.insert('hours', [ledger as unknown as Document]);
  return ledger;
}

/** The ledger as the database holds it. */
export async function ledgerOf(
  { database }: TestCloud,
  person: Pick<Person, '_id'>,
  date: string,
): Promise<Hours> {
  const [found] = await database.find('hours', { _id: `${person._id}.${date}` });
  return found as unknown as Hours;
}
