import * as v from 'valibot';
import { must } from '../../kernel/refusal';
import { KINDS } from './enquiry';
import { days, LIMITS } from './limits';

/** Fields that several verbs take. */
export const kind = v.picklist(KINDS, '请选是哪一类事。');

export const words = (empty: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(empty),
    v.maxLength(LIMITS.words, `请不要超过 ${LIMITS.words} 个字。`),
  );

/** Milliseconds since the epoch. */
export const until = v.pipe(v.number('请选一个时间。'), v.integer('请选一个时间。'));

/** The promised time, if it can be promised. */
export function dueAt(promised: number, now: Date): Date {
  const due = new Date(promised);
  must(due > now, 'bad-input', '这个时间已经过了，请选晚一点的。');
  const latest = new Date(now.getTime() + days(LIMITS.promiseDays));
  must(due <= latest, 'bad-input', `请答应 ${LIMITS.promiseDays} 天之内的时间。`);
  return due;
}
