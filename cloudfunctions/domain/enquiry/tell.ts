import { newId } from '../../kernel/ids';
import type { Message } from '../../kernel/outbox';
import type { Person } from '../../kernel/person';
import type { Enquiry } from './enquiry';
import { sayDue, sayFrom, short } from './say';

/** What one telling is called by, so that a repetition is recognised: the call's `requestId`, or the clock's step. */
export interface Occasion {
  key: string;
  now: Date;
}

function about(enquiry: Pick<Enquiry, '_id'>, to: string, { key, now }: Occasion) {
  return {
    id: newId(to, `${key} ${enquiry._id}`),
    to,
    page: `packages/enquiry/enquiry/enquiry?id=${enquiry._id}`,
    at: now,
  };
}

/** To everybody whose turn it is, but for who did it: `text` says what happened. */
export function toHolders(
  enquiry: Pick<Enquiry, '_id' | 'words' | 'room' | 'about' | 'contact' | 'source'>,
  people: Pick<Person, '_id'>[],
  occasion: Occasion & { due: Date; text: string; but?: string },
): Message[] {
  const { due, text, but } = occasion;
  const data = { from: sayFrom(enquiry), words: short(enquiry.words), due: `${sayDue(due)} 前` };
  return people
    .filter(({ _id }) => _id !== but)
    .map(({ _id }) => ({ ...about(enquiry, _id, occasion), template: 'enquiry', data, text }));
}

/** To who asked. */
export function toAsker(
  enquiry: Pick<Enquiry, '_id' | 'words' | 'by'>,
  occasion: Occasion & { text: string; from: string; tip: string },
): Message {
  const { text, from, tip } = occasion;
  const data = { words: short(enquiry.words), from, tip };
  return { ...about(enquiry, enquiry.by, occasion), template: 'answer', data, text };
}
