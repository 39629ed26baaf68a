import { now } from '../kernel/clock';
import { sweep } from '../kernel/outbox';
import { outboxes } from '../schema';

/** A message is left to the call that wrote it for this long, in milliseconds, before the sweep takes it. */
const GRACE = 60_000;

/** Every five minutes: sends what an interrupted call left in an outbox. */
export async function main(): Promise<{ swept: number }> {
  const until = new Date(now().getTime() - GRACE);
  let swept = 0;
  for (const collection of outboxes) swept += await sweep(collection, until);
  return { swept };
}
