import type { Message } from '../../kernel/outbox';
import { placeAt } from '../../kernel/place';

/**
 * One line of somebody's inbox: what was told to them. `_id` is the message's own id, so that moving it here from its
 * outbox twice leaves one line.
 */
export interface InboxLine {
  _id: string;
  /** Person id. */
  to: string;
  text: string;
  /** The page that opens on a tap, with its query. */
  page: string;
  at: Date;
  /** Sorts by time and is never the same twice: instant, then id. Pages of the inbox are cut by it. */
  place: string;
}

declare module '../../kernel/database' {
  interface Documents {
    messages: InboxLine;
  }
}

/** Lines are kept so long, in days: what was said half a year ago is known or past. */
export const KEPT = 180;

export function lineOf({ id, to, text, page, at }: Message): InboxLine {
  return { _id: id, to, text, page, at, place: placeAt(at, id) };
}
