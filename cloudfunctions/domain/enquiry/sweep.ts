import { sweepCards } from './card';
import { watchEnquiries } from './watch';

/** A card is left to the call that answered for so long, in milliseconds. */
const GRACE = 60_000;

/** What the clock does for enquiries: reminds, hands to staff, and posts cards that were cut short. */
export async function sweepEnquiries(now: Date): Promise<number> {
  return (await watchEnquiries(now)) + (await sweepCards(new Date(now.getTime() - GRACE)));
}
