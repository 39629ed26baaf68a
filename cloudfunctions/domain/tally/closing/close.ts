import { _, add, find, lookup, type Stage, update } from '../../../kernel/database';
import { newId } from '../../../kernel/ids';
import { type Context, procedureOn } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';
import type { Area } from '../../community/area';
import { count } from '../count';
import { missing, mustBeStaff, ofMonth } from '../input';
import { type AreaAround, around } from '../read/around';
import { hoursChanged, queuesChanged, readTogether } from '../read/scope';
import { mayClose, sayCloseRefusal } from '../say';
import { packed } from '../who';
import { type Book, type BookEntry, closeRefusal, SETTLING } from './book';

type Closing = Context<{ area: string; month: string }, Area>;

function entryOf({ input, caller, requestId, now }: Closing): BookEntry {
  return { verb: 'close', month: input.month, by: caller._id, byName: caller.name, at: now, requestId };
}

/** Something of these months that was written after the instant as of which they are counted. */
function writtenSince(area: string, months: string[], asOf: Date): Stage[] {
  const one = [{ limit: 1 }, { project: { _id: 1 } }];
  return [
    lookup({
      from: 'hours',
      match: hoursChanged(area, months, asOf),
      stages: one,
      as: 'hours',
    }),
    lookup({
      from: 'queues',
      match: queuesChanged(area, months, asOf),
      stages: one,
      as: 'queues',
    }),
  ];
}

/**
 * What was read is good as of `asOf` only if nothing was written since: asked after everything was read. What comes
 * later counts as a correction, what came before is in it, nothing is in both.
 *
 * @throws Refusal `later`
 */
async function mustBeQuiet(area: string, months: string[], asOf: Date): Promise<void> {
  const since = writtenSince(area, months, asOf);
  const found = await readTogether<{ hours: unknown[]; queues: unknown[] }>(area, since);
  const isQuiet = found.hours.length === 0 && found.queues.length === 0;
  must(isQuiet, 'later', '刚刚还有人在记时长或叫号，过两分钟再结。');
}

/** Lets the month be closed with these figures, unless somebody changed the book meanwhile. One request. */
async function write(book: Book | undefined, tally: string, context: Closing): Promise<boolean> {
  const { area, month } = context.input;
  const [entry, closed] = [entryOf(context), { month, tally }];
  if (!book) return add('months', { _id: area, last: month, closed: [closed], log: [entry] });
  const updated = await update(
    'months',
    { _id: area, last: book.last, 'log.requestId': _.neq(context.requestId) },
    { last: month, closed: _.push([closed]), log: _.push([entry]) },
  );
  return updated > 0;
}

/**
 * Closes a month: its figures are kept as they are, what is changed afterwards counts in the next one. Eight requests.
 * The figures are written before the book points to them: killed in between, the same call closes with them.
 */
export const close = procedureOn({
  input: ofMonth,
  subject: ({ area, month }) => ({
    from: 'areas' as const,
    by: { _id: area },
    shape: around(area, month),
  }),
  missing,
  allow: mustBeStaff,
  async run(context): Promise<null> {
    const { input, caller, subject, requestId, now } = context;
    const area = subject as AreaAround;
    const [book] = area.book;
    if (book?.log.some((line) => line.requestId === requestId)) return null;
    must(mayClose(area.kind), 'bad-input', '结月由社区或街道来做，请到上一级去结。');
    const refusal = closeRefusal(book, input.month, now);
    if (refusal) must(false, 'later', sayCloseRefusal(refusal, input.month, book));
    const asOf = new Date(now.getTime() - SETTLING);
    const { tally, who } = await count(area, input.month, now);
    const months = [...(book?.closed.map(({ month }) => month) ?? []), input.month];
    await mustBeQuiet(area._id, months, asOf);
    const _id = newId(caller._id, requestId);
    await add('tallies', {
      ...{ _id, area: area._id, month: input.month },
      tally: { ...tally, asOf },
      who: packed(who),
    });
    if (await write(book, _id, context)) return null;
    const [after] = await find('months', { _id: area._id }, { limit: 1 });
    const isMine = after?.log.some((line) => line.requestId === requestId);
    must(isMine, 'changed', '刚有别人动过这个月的账，刷新看看。');
    return null;
  },
});
