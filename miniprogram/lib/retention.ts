/**
 * How long something is kept of somebody who has erased themselves, one list for both sides: the cloud forgets by it, the
 * phone says it. What other places decide otherwise is changed here.
 */
export const RETENTION = {
  /** Years for which served hours stay a record of the community's services. */
  hoursYears: 3,
} as const;
