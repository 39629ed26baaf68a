import { closeForgotten } from '../domain/hours/close-forgotten';
import { generateDays } from '../domain/service-day/generate';
import { sweepShifts } from '../domain/shift/sweep';
import { sweepOffers } from '../domain/ticket/offer';
import { now } from '../kernel/clock';
import { sweep } from '../kernel/outbox';
import { outboxes } from '../schema';

/** A message is left to the call that wrote it for this long, in milliseconds, before the sweep takes it. */
const GRACE = 60_000;

/** Sends what an interrupted call left in an outbox, passes on offers nobody answered, and checks out who forgot to. */
async function sweepAll(at: Date): Promise<number> {
  const until = new Date(at.getTime() - GRACE);
  let swept = (await sweepOffers(at)) + (await closeForgotten(at));
  swept += await sweepShifts(at);
  for (const collection of outboxes) swept += await sweep(collection, until);
  return swept;
}

/** Every five minutes what is left over; once a day the service days of the coming four weeks. */
export async function main(event: {
  TriggerName?: string;
}): Promise<{ swept: number } | { planned: number }> {
  if (event.TriggerName === 'days') return { planned: await generateDays(now()) };
  return { swept: await sweepAll(now()) };
}
