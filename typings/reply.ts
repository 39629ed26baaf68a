/**
 * Why a call was refused. Each code says when it fires and what the page does about it; the sentence for the
 * person travels beside it.
 */
export type RefusalCode =
  /** The input does not parse. Nothing was read. */
  | 'bad-input'
  /** The caller's grants and homes do not reach this. Offer the way back. */
  | 'not-allowed'
  /** The thing is not there, or not for this person: one answer for both, so that ids cannot be probed. */
  | 'not-found'
  /** The caller has no home here yet. Offer to join. */
  | 'not-joined'
  /** The owner removed this person from the building. Offer the owner's phone. */
  | 'removed'
  /** It is already so. Show it as it is. */
  | 'already'
  /** Somebody else was first; the page is out of date. Load again. */
  | 'changed'
  /** The content check did not pass these words. Keep what was typed. */
  | 'content'
  /** Too soon or too often. */
  | 'later'
  /** A fault of ours, logged with the request id. */
  | 'broken';

/** What every call of the `api` function answers. `say` is one Chinese sentence that can be acted on. */
export type Reply<T> = { ok: true; data: T } | { ok: false; code: RefusalCode; say: string };

/** What every call sends. Repeating a call with the same `requestId` gives the first answer. */
export interface Call {
  name: string;
  input: unknown;
  requestId: string;
}
