import type { Measurement } from '../../../../cloudfunctions/domain/health/reading';

export type Typed = Record<'systolic' | 'diastolic' | 'pulse' | 'glucose', string> & { fasting: boolean };

export const NOTHING: Typed = { systolic: '', diastolic: '', pulse: '', glucose: '', fasting: true };

/** What was typed at the table; null while something is missing. Whether it can be true is asked of the cloud. */
export function readMeasurement(kind: string, typed: Typed): Measurement | null {
  if (kind === 'blood-sugar') {
    return typed.glucose ? { kind, glucose: Number(typed.glucose), fasting: typed.fasting } : null;
  }
  if (kind !== 'blood-pressure' || !typed.systolic || !typed.diastolic) return null;
  return {
    kind,
    systolic: Number(typed.systolic),
    diastolic: Number(typed.diastolic),
    pulse: typed.pulse ? Number(typed.pulse) : null,
  };
}
