import {
  aMember,
  anEnquiry,
  aPartner,
  aStreet,
  asked,
  EVENING,
  type Street,
} from '../../../cloudfunctions/domain/enquiry/testing';
import type { TestCloud } from '../../../tests/support';
import type { CallRecord } from '../../cloud/types';
import type { Figure } from '../figure';
import { requestsOf } from '../shared';

/** People who speak for the unit that something is bridged to: all of them are told. */
const MEMBERS = 30;

type Asked = Promise<{ reply: { ok: boolean; say?: string }; record: CallRecord }>;
type Way = (cloud: TestCloud, street: Street) => Promise<() => Asked>;

const ask: Way = async (cloud, street) => {
  return () => cloud.as(street.resident).ask('enquiry.ask', { ...asked(street), contact: {} });
};

const log: Way = async (cloud, { building, staff }) => {
  const caller = { building: building._id, room: building.rooms[3] as string, name: '陈奶奶', phone: null };
  const told = { source: 'hotline' as const, kind: 'question' as const, words: '几点开门？' };
  return () => cloud.as(staff).ask('enquiry.log', { ...caller, ...told });
};

const bridge: Way = async (cloud, street) => {
  const unit = await aPartner(cloud, street.building.parent as string);
  for (let member = 0; member < MEMBERS; member++) await aMember(cloud, unit);
  const { _id: enquiry } = await anEnquiry(cloud, street);
  const to = { kind: 'partner' as const, id: unit._id };
  return () => cloud.as(street.owner).ask('enquiry.bridge', { enquiry, unit: to, until: EVENING });
};

const answer =
  (inGroup: boolean): Way =>
  async (cloud, street) => {
    const { _id: enquiry } = await anEnquiry(cloud, street);
    const card = inGroup ? { kind: 'safety' as const, title: '楼道灯修好了', body: '' } : null;
    return () => cloud.as(street.owner).ask('enquiry.answer', { enquiry, words: '修好了', card });
  };

/** What an action costs at most, whichever way one comes to it. */
function figure(action: string, limit: number, ways: Way[]): Figure {
  return {
    subject: 'building',
    name: `${action}, database requests`,
    limit,
    short: true,
    async measure(shared) {
      const cloud = await shared.cloud();
      const counted: number[] = [];
      for (const way of ways) {
        const begin = await way(cloud.test, await aStreet(cloud.test));
        counted.push(await requestsOf(cloud, begin));
      }
      return Math.max(...counted);
    },
  };
}

export const enquiryFigures: Figure[] = [
  figure('ask for help', 2, [ask, log]),
  figure('bridge an enquiry', 2, [bridge]),
  figure('answer an enquiry', 3, [answer(false), answer(true)]),
];
