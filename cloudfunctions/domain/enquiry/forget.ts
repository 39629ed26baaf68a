import { _, find, update } from '../../kernel/database';
import { OPEN } from './enquiry';

const ERASED = '（本人已经删掉）';

/**
 * Forgets what somebody asked who erases themselves: what is open is taken back, and of all that they asked only kind,
 * times and ratings stay, for the figures. What they wrote down for others stays. Two requests and one for each; again
 * changes nothing.
 */
export async function forgetEnquiriesOf(person: string, now: Date): Promise<void> {
  const own = { by: person, source: 'phone' };
  const entry = { verb: 'withdraw', by: person, at: now, requestId: `erase ${now.toISOString()}` };
  await update(
    'enquiries',
    { ...own, state: _.in(OPEN) },
    { state: 'withdrawn', watchAt: null, log: _.push([entry]) },
  );
  const gone = {
    words: ERASED,
    room: null,
    about: null,
    contact: null,
    pictures: [],
    answer: null,
    reply: null,
  };
  for (const { _id, log } of await find('enquiries', own)) {
    const bare = log.map(({ verb, by, at, requestId }) => ({ verb, by, at, requestId }));
    await update('enquiries', { _id }, { ...gone, log: bare });
  }
}
