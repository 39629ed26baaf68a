import { sweepPromises } from './busy';
import { sweepShiftOffers } from './give-back';
import { releaseCancelled, remindOfTomorrow } from './remind';

/** What time brings to shifts: offers that ran out, the evening before, cancelled days, promises left over. Says how many. */
export async function sweepShifts(now: Date): Promise<number> {
  const passedOn = (await sweepShiftOffers(now)) + (await remindOfTomorrow(now));
  return passedOn + (await releaseCancelled(now)) + (await sweepPromises(now));
}
