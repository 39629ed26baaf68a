import type { Shared } from './shared';

/** What the figures are grouped by: one group for each stage of the product. */
export const SUBJECTS = ['it-runs', 'service-days', 'building', 'month'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Something that is promised as a number: at most `limit`. */
export interface Figure {
  subject: Subject;
  /** What is measured, and in which unit. */
  name: string;
  limit: number;
  /** Quick, and the same on every machine: measured in every `npm test`. */
  short: boolean;
  measure(shared: Shared): Promise<number>;
}

/** One line of the bench. `value` is null when it could not be measured. */
export interface Measured {
  subject: Subject;
  name: string;
  value: number | null;
  limit: number;
  ok: boolean;
}

/** Measures one figure. What went wrong is told to `onError`, and is not ok. */
export async function measure(
  { subject, name, limit, measure }: Figure,
  shared: Shared,
  onError: (name: string, error: unknown) => void,
): Promise<Measured> {
  try {
    const value = await measure(shared);
    return { subject, name, value, limit, ok: value <= limit };
  } catch (error) {
    onError(name, error);
    return { subject, name, value: null, limit, ok: false };
  }
}

/** The middle one. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}
