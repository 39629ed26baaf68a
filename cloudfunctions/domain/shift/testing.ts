import type { Document } from '../../../scripts/cloud/database/types';
import { aPerson, type PersonWithWeChat, type TestCloud } from '../../../tests/support';
import { aPoint, aSeries } from '../../../tests/support/service-days';
import type { Person, Volunteering } from '../../kernel/person';
import { dayOn } from '../service-day/generate';
import type { Series, ServiceDay } from '../service-day/service-day';
import { queueOf } from '../ticket/queue';
import type { DayNeed, Need } from './shift';

/** A need for somebody who can do anything, unless it is said otherwise. */
export function aNeed(given: Partial<DayNeed> = {}): DayNeed {
  return { id: 'order', task: '引导排队', skill: null, qualification: null, count: 2, taken: 0, ...given };
}

/** A day on which volunteers are needed, with one queue: Wednesday 25 November, 9 to 11, unless it is said otherwise. */
export async function aStaffedDay(
  cloud: TestCloud,
  area: string,
  needs: Need[],
  { date = '2026-11-25', ...series }: Partial<Series> & { date?: string } = {},
): Promise<ServiceDay> {
  const point = await aPoint(cloud, area);
  const made = await aSeries(cloud, point, { needs, ...series });
  const day = dayOn(made, point, date);
  const queues = made.offers.map((offer) => queueOf(day, offer, point.token));
  await cloud.database.insert('queues', queues as unknown as Document[]);
  await cloud.database.insert('days', [day as ServiceDay & Document]);
  return day;
}

/** Somebody who volunteers, in no team. */
export function aVolunteer(
  cloud: TestCloud,
  fields: Partial<Volunteering> = {},
  person: Partial<Person & { openid: string }> = {},
): Promise<PersonWithWeChat> {
  const since = new Date('2026-01-01T00:00:00Z');
  const volunteer = { skills: [], teams: [], qualifications: [], since, ...fields };
  return aPerson(cloud, { ...person, volunteer });
}

/** The day as it stands in the database. */
export async function storedDay({ database }: TestCloud, id: string): Promise<ServiceDay> {
  const [day] = await database.find('days', { _id: id });
  return day as unknown as ServiceDay;
}

/** The person as they stand in the database. */
export async function storedPerson({ database }: TestCloud, id: string): Promise<Person> {
  const [person] = await database.find('people', { _id: id });
  return person as unknown as Person;
}
