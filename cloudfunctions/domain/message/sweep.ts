import { _, add, aggregate, find, update } from '../../kernel/database';
import type { Message } from '../../kernel/outbox';
import { type OutboxName, outboxes } from '../../schema';
import { type InboxLine, lineOf } from './message';

/** A message stays so long where it was written, in milliseconds; the inbox shows it there as well. */
const GRACE = 60_000;
/** Documents and messages in one round; the next round goes on. A request reads and writes at most 1,000 documents. */
const AT_ONCE = { documents: 100, messages: 500 };

/** Adds the lines that are not there yet. False when another sweep adds them at this very moment. */
async function addMissing(lines: InboxLine[]): Promise<boolean> {
  if (await add('messages', lines)) return true;
  const known = await find('messages', { _id: _.in(lines.map(({ _id }) => _id)) });
  const isThere = new Set(known.map(({ _id }) => _id));
  const missing = lines.filter(({ _id }) => !isThere.has(_id));
  return missing.length === 0 || add('messages', missing);
}

/**
 * Moves what waits in one collection's outboxes into the inboxes. Killed between its requests, the next sweep finds the
 * lines there and only empties the outboxes. One request when nothing waits, three when something does, two more when
 * an earlier sweep was cut off. Says how many were moved.
 */
async function sweepOutboxes(collection: OutboxName, now: Date): Promise<number> {
  const until = new Date(now.getTime() - GRACE);
  const found = await aggregate<{ _id: string; outbox: Message[] }>(collection, [
    { match: { 'outbox.at': _.lt(until) } },
    { limit: AT_ONCE.documents },
    { project: { outbox: 1 } },
  ]);
  const waiting = found.flatMap(({ outbox }) => outbox).filter(({ at }) => at < until);
  // A call that was repeated may have written the same message twice.
  const messages = [...new Map(waiting.map((message) => [message.id, message])).values()];
  const batch = messages.slice(0, AT_ONCE.messages);
  if (batch.length === 0 || !(await addMissing(batch.map(lineOf)))) return 0;
  const from = { _id: _.in(found.map(({ _id }) => _id)) };
  await update(collection, from, { outbox: _.pull({ id: _.in(batch.map(({ id }) => id)) }) });
  return batch.length;
}

/** Moves what waits in all outboxes. One request for each collection where nothing does. Says how many were moved. */
export async function sweepMessages(now: Date): Promise<number> {
  let moved = 0;
  for (const collection of outboxes) moved += await sweepOutboxes(collection, now);
  return moved;
}
