const DAY = 24 * 3_600_000;

/** What other places decide otherwise, in one table. Time in milliseconds. */
export const WISH_LIMITS = {
  /** What a wish may cost at most to be published, in yuan: beyond it one helper is asked too much. */
  worth: 200,
  /** Nobody writes a larger sum by accident, in yuan. */
  mostWorth: 1_000_000,
  /** A claim is kept so long; extended once, so long again. */
  lease: 7 * DAY,
  /** So long before its end whoever claimed is reminded. */
  remindBefore: DAY,
  /** Whoever wished is reminded once when they have not said for so long whether it is done. */
  confirmWithin: 3 * DAY,
  /** Into how many parts a wish is split. */
  parts: { least: 2, most: 5 },
  /** Nobody has more wishes in their hands at the same time: each shows them where somebody lives. */
  inHand: 5,
  /** Nobody waits with more wishes than this at the same time. */
  waiting: 5,
} as const;
