import { _, find } from './database';
import { type Nudge, nudge } from './nudge';
import type { Person } from './person';

/**
 * One thing to tell one person. It is written into the outbox of the document it is about, by the same request that
 * changed that document: from then on the person finds it in their inbox, exactly once, whatever happens to the call.
 * `clock` moves it from the outbox into `messages`. WeChat's message is a nudge on top, sent at most once.
 */
export type Message = Nudge & {
  /** The same for a repeated call: two of one id are one line of the inbox. */
  id: string;
  /** Person id. */
  to: string;
  /** The sentence in the inbox; says all there is to know without opening the page. */
  text: string;
  at: Date;
};

/** Who is told. A subject's lookup can bring them along. */
export type Recipient = Pick<Person, '_id' | 'openid'>;

/** How many of WeChat's answers are awaited at the same time. */
const AT_ONCE = 20;

/**
 * Nudges, through WeChat, the people who were just told. Call it right after the change and only when this very call
 * made it (`move` says so). No request with `recipients`, one without. Never throws: what was done stays done, and
 * what was told stands in the inbox.
 */
export async function deliver(messages: Message[], recipients?: Recipient[]): Promise<void> {
  if (messages.length === 0) return;
  try {
    const ids = [...new Set(messages.map(({ to }) => to))];
    const people = recipients ?? (await find('people', { _id: _.in(ids) }));
    const openids = new Map(people.map(({ _id, openid }) => [_id, openid]));
    for (let start = 0; start < messages.length; start += AT_ONCE) {
      const batch = messages.slice(start, start + AT_ONCE);
      await Promise.all(batch.map((message) => nudge(openids.get(message.to), message)));
    }
  } catch (error) {
    console.error('deliver', error);
  }
}
