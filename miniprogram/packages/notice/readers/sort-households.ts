import type { HouseholdReading } from '../../../../cloudfunctions/domain/notice/reading';

export interface Sorted {
  /** Not read, and somebody there has WeChat: a reminder can reach them. */
  unread: HouseholdReading[];
  /** Not read, and nobody there could: somebody has to knock. */
  unreached: HouseholdReading[];
  /** Read on a phone or told at the door. */
  read: HouseholdReading[];
}

/** Households by what is left to do for them, each list in the order of the doors. */
export function sortHouseholds(households: HouseholdReading[]): Sorted {
  const open = households.filter(({ readAt }) => readAt === null);
  return {
    unread: open.filter(({ empty }) => !empty),
    unreached: open.filter(({ empty }) => empty),
    read: households.filter(({ readAt }) => readAt !== null),
  };
}
