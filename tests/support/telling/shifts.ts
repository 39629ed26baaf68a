import { randomUUID } from 'node:crypto';
import { aNeed, aStaffedDay, aVolunteer } from '../../../cloudfunctions/domain/shift/testing';
import { aTeam } from '../../../cloudfunctions/domain/volunteer/testing';
import { aPerson, NOW, type PersonWithWeChat, type TestCloud } from '..';
import type { TellingChange } from '../kill';

const AREA = 'telling-shifts';
const LATE = new Date(NOW.getTime() - 60_000);

/** A day of a team, in less than 24 hours, on which one volunteer is needed, its leader, and volunteers of the team. */
async function aTeamsDay(cloud: TestCloud) {
  const team = await aTeam(cloud, AREA);
  const leader = await aPerson(cloud, { volunteer: team.membership({ leader: true }) });
  const day = await aStaffedDay(cloud, AREA, [aNeed({ count: 1 })], { team: team._id, from: '08:00' });
  const volunteer = () => aVolunteer(cloud, team.membership());
  const [first, second, third] = [await volunteer(), await volunteer(), await volunteer()];
  const call = (
    who: PersonWithWeChat,
    verb: 'signUp' | 'wait' | 'drop' | 'decline' | 'stopWaiting',
    requestId?: string,
  ) => cloud.as(who).call(`shift.${verb}`, { day: day._id, need: 'order' }, requestId);
  const ask = (requestId?: string) => {
    const input = { day: day._id, need: 'order', people: [first._id] };
    return cloud.as(leader).call('shift.ask', input, requestId);
  };
  return { day, leader, first, second, third, call, ask };
}

type TeamsDay = Awaited<ReturnType<typeof aTeamsDay>>;

function ofDay(
  cloud: TestCloud,
  name: string,
  prepare: (day: TeamsDay) => Promise<unknown>,
  whose: (day: TeamsDay) => PersonWithWeChat,
  make: (day: TeamsDay, requestId: string) => Promise<unknown>,
): TellingChange {
  return {
    name,
    function: 'api',
    async arrange() {
      const day = await aTeamsDay(cloud);
      await prepare(day);
      const requestId = randomUUID();
      return { told: [whose(day)], run: () => make(day, requestId) };
    },
  };
}

/** The place is taken, and two wait for it. */
async function fill({ call, first, second, third }: TeamsDay): Promise<void> {
  await call(first, 'signUp');
  await call(second, 'wait');
  await call(third, 'wait');
}

/** What shifts tell. */
export function shifts(cloud: TestCloud): TellingChange[] {
  return [
    ofDay(
      cloud,
      'shift.ask',
      async () => undefined,
      ({ first }) => first,
      ({ ask }, requestId) => ask(requestId),
    ),
    ofDay(
      cloud,
      'shift.drop: late, nobody waits',
      ({ call, first }) => call(first, 'signUp'),
      ({ leader }) => leader,
      ({ call, first }, requestId) => call(first, 'drop', requestId),
    ),
    ofDay(
      cloud,
      'shift.drop: somebody waits',
      fill,
      ({ second }) => second,
      ({ call, first }, requestId) => call(first, 'drop', requestId),
    ),
    ofDay(
      cloud,
      'shift.decline',
      async ({ ask, call, second }) => {
        await ask();
        await call(second, 'wait');
      },
      ({ second }) => second,
      ({ call, first }, requestId) => call(first, 'decline', requestId),
    ),
    ofDay(
      cloud,
      'shift.stopWaiting',
      async (day) => {
        await fill(day);
        await day.call(day.first, 'drop');
      },
      ({ third }) => third,
      ({ call, second }, requestId) => call(second, 'stopWaiting', requestId),
    ),
    ofDay(
      cloud,
      'shift.setCount',
      fill,
      ({ second }) => second,
      ({ leader, day }, requestId) =>
        cloud.as(leader).call('shift.setCount', { day: day._id, need: 'order', count: 2 }, requestId),
    ),
    {
      name: 'an offered shift that nobody took',
      function: 'clock',
      async arrange() {
        const day = await aTeamsDay(cloud);
        await fill(day);
        await day.call(day.first, 'drop');
        await cloud.database.update('days', { _id: day.day._id }, { $set: { 'waiting.0.until': LATE } });
        return { told: [day.third], run: () => cloud.cloud.fire('clock', 'sweep') };
      },
    },
  ];
}

/** What is told the evening before, between 18 and 21 o'clock. */
export function evenings(cloud: TestCloud): TellingChange[] {
  return [
    {
      name: 'the evening before',
      function: 'clock',
      async arrange() {
        const { call, first } = await aTeamsDay(cloud);
        await call(first, 'signUp');
        return { told: [first], run: () => cloud.cloud.fire('clock', 'sweep') };
      },
    },
  ];
}
