import * as v from 'valibot';
import { _, and, or, update } from '../../kernel/database';
import { forget } from '../../kernel/identify';
import { anyone, procedure, procedureOn } from '../../kernel/procedure';
import { isNew, linesOf, type Told, toldTo } from './read-inbox';

const PAGE = 20;
/** Nobody counts further. */
const COUNTED = 100;

/** The place of a line, as `inbox` gives it out. */
const place = v.pipe(v.string(), v.regex(/^[\w:.-]{20,40} [\w.-]{1,200}$/, '请退出这一页，再打开一次。'));

/** Somebody who is not known yet has nothing here. */
const missing = '还没有给您的消息。';

export interface InboxPage {
  lines: {
    id: string;
    text: string;
    page: string;
    /** Milliseconds since the epoch. */
    at: number;
    isNew: boolean;
  }[];
  /** Give it to `see` once the lines are on the screen; null on an empty page. */
  newest: string | null;
  /** Give it back as `before` for the next page; null at the end. */
  next: string | null;
}

/** Everything the caller was told, the newest first, page by page: one request. */
export const inbox = procedureOn({
  input: v.object({ before: v.optional(place) }),
  subject: ({ before }, caller) => ({
    from: 'people',
    by: { _id: caller },
    shape: toldTo(caller, { before, limit: PAGE + 1 }),
  }),
  missing,
  allow: anyone,
  async run({ input, subject }): Promise<InboxPage> {
    const told = subject as unknown as Told;
    const lines = linesOf(told, input.before);
    const page = lines.slice(0, PAGE);
    return {
      lines: page.map((line) => ({
        id: line._id,
        text: line.text,
        page: line.page,
        at: line.at.getTime(),
        isNew: isNew(line, told),
      })),
      newest: page[0]?.place ?? null,
      next: lines.length > PAGE ? (page.at(-1)?.place ?? null) : null,
    };
  },
});

/** How many lines the caller has not seen, at most 100: one request. */
export const unread = procedureOn({
  input: v.object({}),
  subject: (_input, caller) => ({
    from: 'people',
    by: { _id: caller },
    shape: toldTo(caller, { limit: COUNTED }),
  }),
  missing,
  allow: anyone,
  async run({ subject }): Promise<{ count: number }> {
    const told = subject as unknown as Told;
    const fresh = linesOf(told).filter((line) => isNew(line, told));
    return { count: Math.min(fresh.length, COUNTED) };
  },
});

/** The lines up to this one were on the caller's screen. What is newer stays new. */
export const see = procedure({
  input: v.object({ newest: place }),
  allow: anyone,
  async run({ input: { newest }, caller }): Promise<null> {
    const isLater = or({ messagesSeen: _.exists(false) }, { messagesSeen: _.lt(newest) });
    await update('people', and({ _id: caller._id }, isLater), { messagesSeen: newest });
    forget(caller._id);
    return null;
  },
});
