import { sweepEnquiries } from '../domain/enquiry/sweep';
import { closeForgotten } from '../domain/hours/close-forgotten';
import { forgetHours } from '../domain/hours/forget';
import { forgetOld } from '../domain/message/forget';
import { sweepMessages } from '../domain/message/sweep';
import { sweepPictures } from '../domain/picture/sweep';
import { forgetTries } from '../domain/report/record/verify';
import { sweepReports } from '../domain/report/sweep';
import { generateDays } from '../domain/service-day/generate';
import { sweepShifts } from '../domain/shift/sweep';
import { sweepOffers } from '../domain/ticket/offer';
import { sweepWishes } from '../domain/wish/sweep';
import { now } from '../kernel/clock';

/** What time brings. The longest last: it may take as long as a call of `report` does. */
const SWEEPS = [
  sweepOffers,
  closeForgotten,
  sweepShifts,
  sweepEnquiries,
  sweepWishes,
  sweepPictures,
  sweepMessages,
  sweepReports,
];

/** What is kept no longer. */
const FORGETTING = [forgetOld, forgetHours, forgetTries];

/** One after another. One that fails keeps none from the next; the timer fails at the end. Says how many were done. */
async function run(jobs: ((at: Date) => Promise<unknown>)[], at: Date): Promise<number> {
  let done = 0;
  const failed: unknown[] = [];
  for (const job of jobs) {
    try {
      done += Number((await job(at)) ?? 0);
    } catch (error) {
      console.error('clock', error);
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  return done;
}

/** Plans the service days of the coming four weeks, and forgets. Says how many were planned. */
async function daily(at: Date): Promise<number> {
  try {
    return await generateDays(at);
  } finally {
    await run(FORGETTING, at);
  }
}

/** Every five minutes what is left over; once a day what comes and what goes. */
export async function main(event: {
  TriggerName?: string;
}): Promise<{ swept: number } | { planned: number }> {
  if (event.TriggerName === 'days') return { planned: await daily(now()) };
  return { swept: await run(SWEEPS, now()) };
}
