import { aPerson, NOW, Refused, startTestCloud, type TestCloud } from '../../../tests/support';
import type { Person } from '../../kernel/person';
import { type Ground, walk } from '../../kernel/testing/walk';
import type { Enquiry, EnquiryKind } from './enquiry';
import { days } from './limits';
import { anEnquiry, aStreet, EVENING, enquiryOf, type Street } from './testing';
import { type EnquiryVerb, enquiryWorkflow } from './workflow';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.stop());

/** Every verb as somebody would say it. */
function say(phone: ReturnType<TestCloud['as']>, enquiry: string, verb: EnquiryVerb, { property }: Street) {
  const unit = { kind: 'partner' as const, id: property._id };
  const verbs: Record<EnquiryVerb, () => Promise<unknown>> = {
    bridge: () => phone.call('enquiry.bridge', { enquiry, unit, until: EVENING }),
    promise: () => phone.call('enquiry.promise', { enquiry, until: EVENING, reason: '师傅下午才来' }),
    reply: () => phone.call('enquiry.reply', { enquiry, words: '灯泡换好了' }),
    answer: () => phone.call('enquiry.answer', { enquiry, words: '物业换好了', card: null }),
    handOn: () => phone.call('enquiry.handOn', { enquiry }),
    withdraw: () => phone.call('enquiry.withdraw', { enquiry }),
    reopen: () => phone.call('enquiry.reopen', { enquiry, reason: '又不亮了' }),
    rate: () => phone.call('enquiry.rate', { enquiry, rating: 5 }),
  };
  return verbs[verb]();
}

/** Refusals that say "not you" or "not now"; anything else is a fault of the test. */
const REFUSED = ['not-allowed', 'not-found', 'changed'];

test('every state and verb, walked at random: the buttons are what the cloud lets through', async () => {
  const street = await aStreet(cloud);
  const passer = await aPerson(cloud, { name: '路人' });
  const { resident, owner, staff, manager } = street;
  const answered = { words: '好了', by: owner._id, at: NOW };
  let begun = 0;
  const ground: Ground<Enquiry, EnquiryVerb> = {
    people: [resident, owner, staff, manager, passer],
    now: () => NOW,
    async begin() {
      begun += 1;
      const kind: EnquiryKind = begun % 3 === 0 ? 'repair' : 'quarrel';
      const answeredAt = new Date(NOW.getTime() - days(7));
      const old = begun % 5 === 0 ? { state: 'answered' as const, answer: answered, answeredAt } : {};
      return (await anEnquiry(cloud, street, { kind, ...old }))._id;
    },
    read: (id) => enquiryOf(cloud, id),
    async take(id, verb, person) {
      try {
        await say(cloud.as(person as Person & { openid: string }), id, verb, street);
        return true;
      } catch (error) {
        if (error instanceof Refused && REFUSED.includes(error.code)) return false;
        throw error;
      }
    },
  };
  await walk(enquiryWorkflow, ground);
});
