import { randomUUID } from 'node:crypto';
import type { Enquiry } from '../../../cloudfunctions/domain/enquiry/enquiry';
import {
  anEnquiry,
  aStreet,
  asked,
  EVENING,
  type Street,
} from '../../../cloudfunctions/domain/enquiry/testing';
import { NOW, type PersonWithWeChat, type TestCloud } from '..';
import type { TellingChange } from '../kill';

const HOUR = 3_600_000;
const card = { kind: 'safety', title: '楼道灯修好了', body: '再坏了请说一声' } as const;

/** Somebody of the street makes a change of an enquiry that stands so. */
function ofEnquiry(
  cloud: TestCloud,
  name: string,
  given: Partial<Enquiry> | ((street: Street) => Partial<Enquiry>),
  whose: (street: Street) => PersonWithWeChat[],
  make: (street: Street, enquiry: string, requestId: string) => Promise<unknown>,
): TellingChange {
  return {
    name,
    function: 'api',
    async arrange() {
      const street = await aStreet(cloud);
      const standing = typeof given === 'function' ? given(street) : given;
      const { _id } = await anEnquiry(cloud, street, standing);
      const requestId = randomUUID();
      return { told: whose(street), run: () => make(street, _id, requestId) };
    },
  };
}

/** What time makes of an enquiry that was due so many hours ago. */
function overdue(
  cloud: TestCloud,
  name: string,
  hours: number,
  whose: (street: Street) => PersonWithWeChat[],
): TellingChange {
  return {
    name,
    function: 'clock',
    async arrange() {
      const street = await aStreet(cloud);
      const due = new Date(NOW.getTime() - hours * HOUR);
      await anEnquiry(cloud, street, { due, watchAt: new Date(NOW.getTime() - 60_000) });
      return { told: whose(street), run: () => cloud.cloud.fire('clock', 'sweep') };
    },
  };
}

const bridged = ({ property: { _id: id, name } }: Street): Partial<Enquiry> => ({
  state: 'bridged',
  holder: 'unit',
  unit: { kind: 'partner', id, name },
});

/** What enquiries tell. */
export function enquiries(cloud: TestCloud): TellingChange[] {
  const asker = ({ resident }: Street) => [resident];
  const owner = ({ owner }: Street) => [owner];
  return [
    ofEnquiry(cloud, 'enquiry.ask', {}, owner, (street, _enquiry, requestId) =>
      cloud.as(street.resident).call('enquiry.ask', asked(street), requestId),
    ),
    ofEnquiry(cloud, 'enquiry.log', {}, owner, ({ staff, building }, _enquiry, requestId) => {
      const said = {
        kind: 'difficulty',
        words: '老人出院，谁能上门？',
        name: '陈奶奶',
        phone: null,
      } as const;
      const input = { building: building._id, room: '101', source: 'hotline' as const, ...said };
      return cloud.as(staff).call('enquiry.log', input, requestId);
    }),
    ofEnquiry(
      cloud,
      'enquiry.bridge',
      {},
      ({ manager, resident }) => [manager, resident],
      (street, enquiry, requestId) => {
        const unit = { kind: 'partner' as const, id: street.property._id };
        return cloud.as(street.owner).call('enquiry.bridge', { enquiry, unit, until: EVENING }, requestId);
      },
    ),
    ofEnquiry(cloud, 'enquiry.promise', {}, asker, (street, enquiry, requestId) =>
      cloud.as(street.owner).call('enquiry.promise', { enquiry, until: EVENING }, requestId),
    ),
    ofEnquiry(cloud, 'enquiry.reply', bridged, owner, ({ manager }, enquiry, requestId) =>
      cloud.as(manager).call('enquiry.reply', { enquiry, words: '明天来修' }, requestId),
    ),
    ofEnquiry(cloud, 'enquiry.answer', {}, asker, (street, enquiry, requestId) => {
      const input = { enquiry, words: '修好了', card };
      return cloud.as(street.owner).call('enquiry.answer', input, requestId);
    }),
    ofEnquiry(
      cloud,
      'enquiry.handOn',
      { kind: 'quarrel' },
      ({ staff, resident }) => [staff, resident],
      (street, enquiry, requestId) => cloud.as(street.owner).call('enquiry.handOn', { enquiry }, requestId),
    ),
    ofEnquiry(
      cloud,
      'enquiry.reopen',
      { state: 'answered', answeredAt: new Date(NOW.getTime() - HOUR), watchAt: null },
      owner,
      ({ resident }, enquiry, requestId) =>
        cloud.as(resident).call('enquiry.reopen', { enquiry, reason: '又坏了' }, requestId),
    ),
    ofEnquiry(cloud, 'enquiry.withdraw', {}, owner, ({ resident }, enquiry, requestId) =>
      cloud.as(resident).call('enquiry.withdraw', { enquiry }, requestId),
    ),
    overdue(cloud, 'an enquiry that is late', 1, owner),
    overdue(cloud, 'an enquiry that stays late', 13, ({ staff, resident }) => [staff, resident]),
  ];
}
