import * as v from 'valibot';
import { _, update } from '../../../kernel/database';
import { reason } from '../../../kernel/inputs';
import { procedureOn } from '../../../kernel/procedure';
import { must } from '../../../kernel/refusal';
import { mustBeStaff, ofMonth } from '../input';
import { type BookEntry, mayReopen } from './book';

/** Opens the month that was closed last again, with a reason for everybody who sees its figures. Two requests. */
export const reopen = procedureOn({
  input: v.object({ ...ofMonth.entries, reason }),
  subject: ({ area }) => ({ from: 'months' as const, by: { _id: area } }),
  missing: '这个月还没有结过。',
  allow: mustBeStaff,
  async run({ input, caller, subject: book, requestId, now }): Promise<null> {
    if (book.log.some((line) => line.requestId === requestId)) return null;
    const isClosed = book.closed.some(({ month }) => month === input.month);
    must(isClosed, 'changed', '这个月没有结，不用重新打开。');
    must(mayReopen(book, input.month), 'changed', '只能重新打开最后结的那个月；更早的，改动会记进下一个月。');
    const line: BookEntry = {
      verb: 'reopen',
      month: input.month,
      by: caller._id,
      byName: caller.name,
      at: now,
      requestId,
      reason: input.reason,
    };
    const updated = await update(
      'months',
      { _id: book._id, last: input.month, 'log.requestId': _.neq(requestId) },
      { last: book.closed.at(-2)?.month ?? null, closed: _.pop(), log: _.push([line]) },
    );
    must(updated > 0, 'changed', '刚有别人动过这个月的账，刷新看看。');
    return null;
  },
});
