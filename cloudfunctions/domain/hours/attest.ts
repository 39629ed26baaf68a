import * as v from 'valibot';
import { update } from '../../kernel/database';
import { newId } from '../../kernel/ids';
import { id, reason } from '../../kernel/inputs';
import { procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { giveBack } from '../shift/give-back';
import { needOf } from '../shift/place';
import { type Arrival, activityOf, ledgerOn, withLedgerOf } from './arrival';
import { mustBeFree, mustBeRecent, mustKnow, type Time, timeOn, times } from './claim-rules';
import { mustDecide } from './decide';
import type { Claim, Standing } from './ledger';
import { LIMITS, minutes } from './limits';
import { type Placed, pathOf, type StaffedDay, shiftOf } from './shift-on-day';
import { append } from './write-ledger';

/** Who had a place that day. A shift somebody dropped can be filled in too: they may have come after all. */
const HAD_A_PLACE = ['confirmed', 'in', 'out', 'dropped'] as const;

/** Back-filled time lies around the day it is for. @throws Refusal */
function mustLieAround(
  { startsAt, endsAt }: Pick<StaffedDay, 'startsAt' | 'endsAt'>,
  { start, end }: Time,
): void {
  const isEarly = start.getTime() < startsAt.getTime() - minutes(LIMITS.early);
  const isLate = end.getTime() > endsAt.getTime() + minutes(LIMITS.late);
  must(!isEarly && !isLate, 'bad-input', `只能补记这次服务前后 ${LIMITS.early} 分钟以内的时间。`);
}

/** The shift is over, and was here: it is on no list any more. */
async function closeShift(day: string, { shift, index }: Placed, { start, end }: Time): Promise<void> {
  await update(
    'days',
    { _id: day, [pathOf(index, 'person')]: shift.person, [pathOf(index, 'state')]: shift.state },
    {
      [pathOf(index, 'state')]: 'out',
      [pathOf(index, 'in')]: start,
      [pathOf(index, 'out')]: end,
      [pathOf(index, 'how')]: 'leader',
    },
  );
}

/** A leader fills in what the clock missed: for a day that is over, around its time, with a reason. Four requests. */
export const attest = procedureOn({
  input: v.object({ day: id, person: id, ...times.entries, reason }),
  subject: ({ day, person }) => ({ from: 'days' as const, by: { _id: day }, shape: withLedgerOf(person) }),
  missing: '没有找到这次服务。',
  allow: ({ input, caller, subject }) => mustDecide(caller, subject, input.person),
  async run({ input, caller, subject, requestId, now }): Promise<{ standing: Standing }> {
    const day = subject as unknown as Arrival;
    const placed = shiftOf(day, input.person, [...HAD_A_PLACE]);
    must(placed, 'not-found', '这次服务里没有这个人的班次，请让本人自己报，再来确认。');
    const time = timeOn(day.date, input);
    mustBeRecent(day.date, time.end, now);
    mustLieAround(day, time);
    const claim: Claim = {
      id: newId(caller._id, requestId),
      kind: 'attested',
      ...(await activityOf(day, placed.shift.need)),
      ...time,
      ...{ by: caller._id, byName: caller.name, at: now, reason: input.reason },
      ways: null,
    };
    const after = await append(ledgerOn(day, placed.shift), (ledger) => {
      if (ledger.entries.some((entry) => entry.id === claim.id)) return [];
      mustBeFree(ledger, time);
      return [claim];
    });
    if (placed.shift.state !== 'out') await closeShift(day._id, placed, time);
    return { standing: mustKnow(after, claim.id).standing };
  },
});

/** Somebody did not come: their shift leaves the list of what has to be recorded, and holds no place. Two requests. */
export const absent = procedureOn({
  input: v.object({ day: id, person: id }),
  subject: ({ day }) => ({
    from: 'days' as const,
    by: { _id: day },
    shape: [{ project: { log: 0, outbox: 0 } }],
  }),
  missing: '没有找到这次服务。',
  allow: ({ input, caller, subject }) => mustDecide(caller, subject, input.person),
  async run({ input, subject: day, now }): Promise<null> {
    must(day.endsAt <= now, 'later', '这次服务还没结束，人可能还会来。');
    const placed = shiftOf(day, input.person, ['confirmed', 'dropped']);
    must(placed, 'changed', '这个班次刚有变动，刷新看看。');
    const state = pathOf(placed.index, 'state');
    const guard = { [pathOf(placed.index, 'person')]: input.person, [state]: 'confirmed' };
    if (placed.shift.state === 'confirmed') {
      const { need } = needOf(day, placed.shift.need);
      await giveBack(day, need, { guard, change: { [state]: 'dropped' } }, now);
    }
    return null;
  },
});
