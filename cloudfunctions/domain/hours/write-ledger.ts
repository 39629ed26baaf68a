import { _, add, find, update } from '../../kernel/database';
import { deliver, type Message } from '../../kernel/outbox';
import { Refusal } from '../../kernel/refusal';
import { type Entry, emptyLedger, extended, type Hours } from './ledger';

/** Two people who write on the same person's day at the same time are rare; five in a row do not happen. */
const ATTEMPTS = 5;

/** Works out what to write on the ledger as it stands; empty when it is written already. Throws a Refusal. */
export type Plan = (ledger: Hours) => Entry[];

async function written(ledger: Hours, entries: Entry[], tell: Message[]): Promise<Hours | undefined> {
  const next = extended(ledger, entries);
  if (ledger.length === 0) return (await add('hours', { ...next, outbox: tell })) ? next : undefined;
  const { length, minutes, waiting, waitingFor, settled, changedAt } = next;
  const updated = await update(
    'hours',
    { _id: ledger._id, length: ledger.length },
    {
      entries: _.push(entries),
      ...{ length, minutes, waiting, waitingFor, settled, changedAt },
      ...(tell.length > 0 && { outbox: _.push(tell) }),
    },
  );
  return updated > 0 ? next : undefined;
}

/**
 * Writes at the end of a ledger that was just read, in one request. Whoever comes second finds the ledger longer than
 * it was, reads it and works it out again.
 *
 * @throws Refusal what `plan` throws, or `changed`
 */
export async function append(read: Hours, plan: Plan, tell: Message[] = []): Promise<Hours> {
  let ledger = read;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const entries = plan(ledger);
    if (entries.length === 0) return ledger;
    const next = await written(ledger, entries, tell);
    if (next) {
      await deliver(tell);
      return next;
    }
    const [now] = await find('hours', { _id: ledger._id }, { limit: 1 });
    ledger = now ?? emptyLedger(ledger, ledger.date);
  }
  throw new Refusal('changed', '这一天的时长刚被别人改过，请再试一次。');
}
