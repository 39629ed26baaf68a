import { sweepShiftOffers } from './give-back';
import { releaseCancelled, remindOfTomorrow } from './remind';

/** What time brings to shifts: offers that ran out, the evening before, days that were cancelled. Says how many. */
export async function sweepShifts(now: Date): Promise<number> {
  return (await sweepShiftOffers(now)) + (await remindOfTomorrow(now)) + (await releaseCancelled(now));
}
