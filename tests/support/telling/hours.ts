import { randomUUID } from 'node:crypto';
import { aClaim, aLedger, aMorning, aShift } from '../../../cloudfunctions/domain/hours/testing';
import { aPerson, NOW, type Phone, type TestCloud } from '..';
import type { TellingChange } from '../kill';

const AREA = 'telling-hours';
const DATE = '2026-11-24';
const HOUR = 3_600_000;
const reason = '那天没有这个活动';

/** An entry of a volunteer's ledger, and the leader of their team. */
async function anEntry(cloud: TestCloud) {
  const { team, leader, volunteer } = await aMorning(cloud, AREA);
  const claim = aClaim('claim', DATE, { area: AREA, within: [AREA], team: team._id });
  const ledger = await aLedger(cloud, volunteer, DATE, claim);
  return { leader: cloud.as(leader), volunteer, hours: ledger._id, entry: claim.id };
}

function decided(
  cloud: TestCloud,
  name: string,
  decide: (leader: Phone, dispute: string, requestId: string) => Promise<unknown>,
): TellingChange {
  return {
    name,
    function: 'api',
    async arrange() {
      const { leader, volunteer, hours: ledger, entry } = await anEntry(cloud);
      await cloud.as(volunteer).call('hours.dispute', { hours: ledger, entry, say: '时间不对' });
      const requestId = randomUUID();
      return { told: [volunteer], run: () => decide(leader, `${ledger}.${entry}`, requestId) };
    },
  };
}

/** What the ledger of hours tells. */
export function hours(cloud: TestCloud): TellingChange[] {
  return [
    decided(cloud, 'hours.uphold', (leader, dispute, requestId) =>
      leader.call('hours.uphold', { dispute, reason }, requestId),
    ),
    decided(cloud, 'hours.correct', (leader, dispute, requestId) => {
      const input = { dispute, reason, time: { from: '09:00', to: '10:00' } };
      return leader.call('hours.correct', input, requestId);
    }),
    {
      name: 'hours.reverse',
      function: 'api',
      async arrange() {
        const { leader, volunteer, ...about } = await anEntry(cloud);
        const requestId = randomUUID();
        const run = () => leader.call('hours.reverse', { ...about, reason }, requestId);
        return { told: [volunteer], run };
      },
    },
    {
      name: 'a forgotten check-out',
      function: 'clock',
      async arrange() {
        const volunteer = await aPerson(cloud);
        const [startsAt, endsAt] = [4, 2].map((hour) => new Date(NOW.getTime() - hour * HOUR)) as [
          Date,
          Date,
        ];
        const shift = aShift(volunteer, { state: 'in', in: startsAt, how: 'leader' });
        await aMorning(cloud, AREA, { shifts: [shift], startsAt, endsAt });
        return { told: [volunteer], run: () => cloud.cloud.fire('clock', 'sweep') };
      },
    },
  ];
}
