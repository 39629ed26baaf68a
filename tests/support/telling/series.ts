import { randomUUID } from 'node:crypto';
import type { Offer } from '../../../cloudfunctions/domain/service-day/service-day';
import { aPerson, aStaff, type TestCloud } from '..';
import type { TellingChange } from '../kill';
import { anOffer, aPoint } from '../service-days';

const AREA = 'telling-series';
const OFFERS = [anOffer(), anOffer({ kind: 'haircut' })];

interface Fields {
  name: string;
  rule: { every: 'week'; weekday: 2 | 3 | 4 };
  from: string;
  to: string;
  offers: Offer[];
  onHolidays: boolean;
}

/** A series every Wednesday; somebody has a number for a haircut on its next day. */
async function aSeries(cloud: TestCloud) {
  const point = await aPoint(cloud, AREA);
  const staff = cloud.as(await aStaff(cloud, AREA));
  const rule = { every: 'week' as const, weekday: 3 as const };
  const fields: Fields = {
    name: '周三见',
    rule,
    from: '09:00',
    to: '11:00',
    offers: OFFERS,
    onHolidays: false,
  };
  const { series } = await staff.call('serviceDay.begin', { ...fields, point: point._id, area: AREA });
  const [day] = await cloud.database.find('days', { series }, { order: { date: 1 }, limit: 1 });
  const resident = await aPerson(cloud);
  await cloud.as(resident).call('ticket.take', { queue: `${day?._id}.haircut` });
  return { staff, series, fields, resident };
}

function edited(cloud: TestCloud, name: string, changed: Partial<Fields>): TellingChange {
  return {
    name,
    function: 'api',
    async arrange() {
      const { staff, series, fields, resident } = await aSeries(cloud);
      const requestId = randomUUID();
      const input = { ...fields, ...changed, series };
      return { told: [resident], run: () => staff.call('serviceDay.edit', input, requestId) };
    },
  };
}

/** What a change of a series tells those who count on its days. */
export function series(cloud: TestCloud): TellingChange[] {
  return [
    edited(cloud, 'serviceDay.edit: other hours', { from: '08:30' }),
    edited(cloud, 'serviceDay.edit: one service less', { offers: [anOffer()] }),
    edited(cloud, 'serviceDay.edit: another weekday', { rule: { every: 'week', weekday: 4 } }),
    {
      name: 'serviceDay.end',
      function: 'api',
      async arrange() {
        const { staff, series: id, resident } = await aSeries(cloud);
        const requestId = randomUUID();
        return { told: [resident], run: () => staff.call('serviceDay.end', { series: id }, requestId) };
      },
    },
  ];
}
