import * as v from 'valibot';
import { mustHold } from '../../kernel/grants';
import { areaId } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';

/** '2026-11'. */
export const month = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, '月份不对，请再选一次。'));
/** A month, a year, or since the beginning. */
export const period = v.pipe(
  v.string(),
  v.regex(/^(20\d\d(-(0[1-9]|1[0-2]))?|all)$/, '月份不对，请再选一次。'),
);

export const ofMonth = v.object({ area: areaId, month });

/** A rule: figures are for the staff of the area. */
export function mustBeStaff({ input, caller }: { input: { area: string }; caller: Person }): void {
  mustHold(caller, ['staff'], input.area);
}

export const missing = '没有找到这个区域。';
