import * as v from 'valibot';
import { _, aggregate } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { id } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type Arrival, withLedgerOf } from './arrival';
import { mustFind } from './claim-rules';
import { clockOut } from './clocking';
import { type Claim, type Hours, isTheirs, remarksOn } from './ledger';
import { LIMITS, minutes } from './limits';
import { type StaffedDay, shiftOf } from './shift-on-day';
import { aboutHours } from './tell-hours';
import { append } from './write-ledger';

/** Days in one round; the next round takes what is left. */
const AT_ONCE = 20;

async function closeOne(day: string, person: string, now: Date): Promise<void> {
  const [read] = await aggregate<Arrival>('days', [
    { match: { _id: day } },
    ...withLedgerOf(person),
    { limit: 1 },
  ]);
  const placed = read && shiftOf(read, person, ['in']);
  if (!placed) return;
  const moment = { at: read.endsAt, way: 'scheduled-end' as const, by: null, byName: '' };
  const said = { activity: read.name, change: '忘了签退，按结束时间记', tip: '点开看一眼，对不对都说一声' };
  const tell = [aboutHours(placed.shift.tell, { requestId: `${day} scheduled-end`, now }, said)];
  await clockOut(read, placed, moment, now, tell);
}

/**
 * Whoever forgot to check out is checked out at the scheduled end, an hour later: marked as such, and asked once. Says
 * how many. Killed at any point, the next round does the rest.
 */
export async function closeForgotten(now: Date): Promise<number> {
  const until = new Date(now.getTime() - minutes(LIMITS.late));
  const days = await aggregate<Pick<StaffedDay, '_id' | 'shifts'>>('days', [
    { match: { 'shifts.state': 'in', endsAt: _.lt(until) } },
    { project: { shifts: 1 } },
    { limit: AT_ONCE },
  ]);
  const left = days.flatMap(({ _id, shifts }) =>
    shifts.filter(({ state }) => state === 'in').map(({ person }) => ({ day: _id, person })),
  );
  for (const { day, person } of left) await closeOne(day, person, now);
  return left.length;
}

/** Whether the volunteer is still to be asked: nobody clocked its end, and they have not said that it is right. */
export function asksAbout(
  ledger: Pick<Hours, 'entries'>,
  { id: claim, ways }: Pick<Claim, 'id' | 'ways'>,
): boolean {
  return ways?.out === 'scheduled-end' && remarksOn(ledger, claim).length === 0;
}

/** The volunteer says that the scheduled end is right. That it is wrong is said by a dispute. Two requests. */
export const agree = procedureOn({
  input: v.object({ hours: id, entry: id }),
  subject: ({ hours }) => ({ from: 'hours' as const, by: { _id: hours } }),
  missing: '没有找到这一天的时长。',
  allow: ({ caller, subject }) => must(isTheirs(subject, caller._id), 'not-found', '没有找到这一天的时长。'),
  async run({ input, caller, subject, requestId, now }): Promise<null> {
    await append(subject, (ledger) => {
      const { claim } = mustFind(ledger, input.entry);
      if (!asksAbout(ledger, claim)) return [];
      const line = {
        id: newId(caller._id, requestId),
        by: caller._id,
        byName: caller.name,
        at: now,
        reason: null,
      };
      return [{ ...line, kind: 'answer', about: claim.id, minutes: 0 }];
    });
    return null;
  },
});
