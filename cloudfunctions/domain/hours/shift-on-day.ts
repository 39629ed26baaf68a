import type { ServiceDay } from '../service-day/service-day';
import type { Shift, ShiftState } from '../shift/shift';

/** A service day with its shifts, without what grows beside them. */
export type StaffedDay = Omit<ServiceDay, 'log' | 'outbox' | 'waiting'>;

/** A shift and its place in the day. */
export interface Placed {
  shift: Shift;
  index: number;
}

/** The person's shift in one of these states, the first of which goes before the others. */
export function shiftOf(
  { shifts }: Pick<StaffedDay, 'shifts'>,
  person: string,
  states: ShiftState[],
): Placed | undefined {
  for (const state of states) {
    const index = shifts.findIndex((each) => each.person === person && each.state === state);
    const shift = shifts[index];
    if (shift) return { shift, index };
  }
  return undefined;
}

/** What the shift is for, in words. */
export function taskOf({ needs }: Pick<StaffedDay, 'needs'>, { need }: Pick<Shift, 'need'>): string {
  return needs.find(({ id }) => id === need)?.task ?? '志愿服务';
}

/** Path of a field of the shift at this place. */
export function pathOf(index: number, field: keyof Shift): string {
  return `shifts.${index}.${field}`;
}
