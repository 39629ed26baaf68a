import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { find, update } from '../../kernel/database';
import { fail } from './fail';

/** What WeChat pushes when it has checked a picture. Only with `errcode` 0, or none, could it look at the picture. */
const checked = v.object({
  trace_id: v.pipe(v.string(), v.nonEmpty()),
  errcode: v.optional(v.literal(0)),
  result: v.object({ suggest: v.picklist(['pass', 'review', 'risky']) }),
});

/** The answer may be quicker than the call that asked and still has to write its name down. In milliseconds. */
const PATIENCE = [0, 300, 1200];

/**
 * Takes WeChat's answer: one request when the picture passed. A check that is not known, any more or at all, changes
 * nothing; one that could not look at the picture is asked for again by the sweep.
 */
export async function judge(event: unknown, now: Date): Promise<void> {
  const { success, output } = v.safeParse(checked, event);
  if (!success) return;
  const { trace_id: trace, result } = output;
  for (const wait of PATIENCE) {
    await sleep(wait);
    const passed = result.suggest === 'pass' && (await pass(trace));
    const [picture] = passed ? [] : await find('pictures', { trace }, { limit: 1 });
    if (picture && result.suggest !== 'pass') await fail(picture, '没有通过微信的内容检查', now);
    if (passed || picture) return;
  }
}

async function pass(trace: string): Promise<boolean> {
  return (await update('pictures', { trace, state: 'checking' }, { state: 'passed' })) > 0;
}
