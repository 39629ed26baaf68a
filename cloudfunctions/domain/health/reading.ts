/** What was measured. Blood pressure in mmHg, pulse in beats a minute, blood sugar in mmol/L. */
export type Measurement =
  | { kind: 'blood-pressure'; systolic: number; diastolic: number; pulse: number | null }
  | { kind: 'blood-sugar'; glucose: number; fasting: boolean };

/** One measurement of a person, kept for that person only. `_id` is the queue and the number: a visit, a reading. */
export interface Reading {
  _id: string;
  person: string;
  at: Date;
  pointName: string;
  measurement: Measurement;
}

/** A person wants what is measured at the table to be kept for them. `_id` is the person's. */
export interface Consent {
  _id: string;
  at: Date;
}

declare module '../../kernel/database' {
  interface Documents {
    readings: Reading;
    consents: Consent;
  }
}

/** see-doctor-now: today, at once. high and low: worth another look. fine: nothing to say. */
export type Level = 'see-doctor-now' | 'high' | 'low' | 'fine';

/** From these values on, per measurement (中国高血压防治指南, 中国糖尿病防治指南); no diagnosis, a nudge. */
const PRESSURE = { now: [180, 110], high: [140, 90], low: [90, 60] } as const;
const SUGAR = { now: 16.7, highFasting: 7, high: 11.1, low: 3.9 } as const;

/** How a measurement stands. One value on the wrong side is enough. */
export function levelOf(measured: Measurement): Level {
  if (measured.kind === 'blood-pressure') {
    const { systolic, diastolic } = measured;
    if (systolic >= PRESSURE.now[0] || diastolic >= PRESSURE.now[1]) return 'see-doctor-now';
    if (systolic >= PRESSURE.high[0] || diastolic >= PRESSURE.high[1]) return 'high';
    return systolic < PRESSURE.low[0] || diastolic < PRESSURE.low[1] ? 'low' : 'fine';
  }
  const { glucose, fasting } = measured;
  if (glucose >= SUGAR.now) return 'see-doctor-now';
  if (glucose >= (fasting ? SUGAR.highFasting : SUGAR.high)) return 'high';
  return glucose < SUGAR.low ? 'low' : 'fine';
}

const SAY: Record<Measurement['kind'], Record<Level, string>> = {
  'blood-pressure': {
    'see-doctor-now': '太高了。坐下歇一歇，今天就去医院；头晕、胸闷、手脚发麻，马上打 120。',
    high: '偏高。歇五分钟再量一次；这几次都高，就带着小本去卫生站问问医生。',
    low: '偏低。起身慢一点；常常头晕，就去卫生站看看。',
    fine: '在平常的范围里。',
  },
  'blood-sugar': {
    'see-doctor-now': '太高了。今天就去医院，路上让家里人陪着。',
    high: '偏高。过两天空腹再测一次；还是高，就去卫生站问问医生。',
    low: '偏低。先吃两块糖或喝点甜的，歇一刻钟再测；还是低，马上就医。',
    fine: '在平常的范围里。',
  },
};

/** What it means in plain words. */
export function sayLevel(measured: Measurement): string {
  return SAY[measured.kind][levelOf(measured)];
}

/** 138/86 · 6.1 */
export function sayValue(measured: Measurement): string {
  return measured.kind === 'blood-pressure'
    ? `${measured.systolic}/${measured.diastolic}`
    : measured.glucose.toFixed(1);
}
