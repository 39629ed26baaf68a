import { sweepEnquiries } from '../domain/enquiry/sweep';
import { closeForgotten } from '../domain/hours/close-forgotten';
import { forgetHours } from '../domain/hours/forget';
import { forgetOld } from '../domain/message/forget';
import { sweepOutboxes } from '../domain/message/sweep';
import { forgetTries } from '../domain/report/record/verify';
import { sweepReports } from '../domain/report/sweep';
import { generateDays } from '../domain/service-day/generate';
import { sweepShifts } from '../domain/shift/sweep';
import { sweepOffers } from '../domain/ticket/offer';
import { sweepWishes } from '../domain/wish/sweep';
import { now } from '../kernel/clock';
import { outboxes } from '../schema';

/** Passes on offers nobody answered, checks out who forgot to, and moves what was told into the inboxes. */
async function sweepAll(at: Date): Promise<number> {
  let swept = (await sweepOffers(at)) + (await closeForgotten(at));
  swept += await sweepShifts(at);
  swept += await sweepEnquiries(at);
  swept += await sweepWishes(at);
  for (const collection of outboxes) swept += await sweepOutboxes(collection, at);
  // The longest last: it may take as long as a call of `report` does.
  swept += await sweepReports(at);
  return swept;
}

/** Plans the service days of the coming four weeks, and forgets what is kept no longer. */
async function daily(at: Date): Promise<number> {
  await forgetOld(at);
  await forgetHours(at);
  await forgetTries(at);
  return generateDays(at);
}

/** Every five minutes what is left over; once a day what comes and what goes. */
export async function main(event: {
  TriggerName?: string;
}): Promise<{ swept: number } | { planned: number }> {
  if (event.TriggerName === 'days') return { planned: await daily(now()) };
  return { swept: await sweepAll(now()) };
}
