/**
 * What was done before there was this system: one row of an imported sheet, never a person. Kept apart from everything
 * the system itself recorded.
 */
export interface History {
  /** Comes from the file and its row, so that importing twice imports once. */
  _id: string;
  area: string;
  within: string[];
  /** '2019-04'. */
  month: string;
  /** Point id, or null where the sheet does not say. */
  point: string | null;
  /** What was done, in the sheet's words; '' where it does not say. */
  service: string;
  /** Who did it, in the sheet's words; '' where it does not say. */
  team: string;
  personTimes: number;
  volunteers: number;
  minutes: number;
  /** Name of the file it comes from. */
  source: string;
  /** Person id of who imported it. */
  by: string;
  at: Date;
}

declare module '../../kernel/database' {
  interface Documents {
    history: History;
  }
}

/** What happened before there was this system, as it was imported. In no sum unless somebody asks for it. */
export interface HistoryCounts {
  personTimes: number;
  minutes: number;
  /** Month of the first and the last row; null when there is none. */
  from: string | null;
  to: string | null;
}
