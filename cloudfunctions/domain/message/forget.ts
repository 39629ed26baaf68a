import { _, remove, update } from '../../kernel/database';
import { outboxes } from '../../schema';
import { KEPT } from './message';

const DAY = 24 * 3_600_000;

/** Removes what was told so long ago that nobody looks for it: one request. */
export function forgetOld(now: Date): Promise<void> {
  return remove('messages', { at: _.lt(new Date(now.getTime() - KEPT * DAY)) });
}

/** Removes everything told to this person, also what still waits in an outbox. One request, and one per outbox collection. */
export async function forgetMessagesOf(person: string): Promise<void> {
  await Promise.all(
    outboxes.map((name) => update(name, { 'outbox.to': person }, { outbox: _.pull({ to: person }) })),
  );
  await remove('messages', { to: person });
}
