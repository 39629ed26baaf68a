import { _, $, lookup, type Stage } from '../../kernel/database';
import type { Message } from '../../kernel/outbox';
import { outboxes } from '../../schema';
import { type InboxLine, lineOf } from './message';

/** A person's document with what was told to them looked up beside it. */
export interface Told {
  /** The place of the newest line that was on their screen. */
  messagesSeen?: string;
  /** Per collection, the documents in whose outbox something waits for them. */
  waiting: { outbox: Message[] }[][];
  moved: InboxLine[];
}

/**
 * Stages that bring, beside a person, their newest lines before a place: what was moved into `messages` and what still
 * waits in an outbox. The outboxes come first: a line that is moved meanwhile is then seen twice, never not at all.
 */
export function toldTo(person: string, { before, limit }: { before?: string; limit: number }): Stage[] {
  const mine = $.filter({ input: '$outbox', as: 'message', cond: $.eq(['$$message.to', person]) });
  const fromOutboxes = outboxes.map((from) =>
    lookup({
      from,
      match: { 'outbox.to': person },
      stages: [{ limit }, { project: { outbox: mine } }],
      as: `in_${from}`,
    }),
  );
  return [
    ...fromOutboxes,
    lookup({
      from: 'messages',
      match: { to: person, ...(before && { place: _.lt(before) }) },
      stages: [{ sort: { place: -1 } }, { limit }],
      as: 'moved',
    }),
    { addFields: { waiting: outboxes.map((from) => `$in_${from}`) } },
    { project: { messagesSeen: 1, waiting: 1, moved: 1 } },
  ];
}

/** Their lines before a place, the newest first, each once. */
export function linesOf({ waiting, moved }: Told, before?: string): InboxLine[] {
  const left = waiting.flat().flatMap(({ outbox }) => outbox.map(lineOf));
  const all = [...left.filter(({ place }) => !before || place < before), ...moved];
  const once = [...new Map(all.map((line) => [line._id, line])).values()];
  return once.sort((one, other) => (one.place < other.place ? 1 : -1));
}

/** Whether the line is newer than what was last on their screen. */
export function isNew({ place }: InboxLine, { messagesSeen }: Pick<Told, 'messagesSeen'>): boolean {
  return !messagesSeen || place > messagesSeen;
}
