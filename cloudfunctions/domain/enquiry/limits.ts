import type { EnquiryKind } from './enquiry';

/** What other places decide otherwise, in one table. Hours unless said otherwise. */
export const LIMITS = {
  /** Within so many hours somebody who asked has an answer, unless another time was promised. */
  answerWithin: {
    question: 24,
    difficulty: 24,
    repair: 48,
    paperwork: 72,
    complaint: 48,
    quarrel: 24,
  } satisfies Record<EnquiryKind, number>,
  /** Hours of the day at which something can be due. */
  awake: { from: 9, to: 20 },
  /** Whoever holds it is reminded so long before the time is up. */
  remindBefore: 2,
  /** So long after that, staff are told. */
  escalateAfter: 12,
  /** Days a promise may reach ahead. */
  promiseDays: 30,
  /** Days after the answer in which it can be reopened. */
  reopenDays: 7,
  words: 500,
  pictures: 3,
} as const;

/** So many hours, in milliseconds. */
export function hours(count: number): number {
  return count * 3_600_000;
}

/** So many days, in milliseconds. */
export function days(count: number): number {
  return count * 86_400_000;
}
