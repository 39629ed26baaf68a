import { clockOf } from '../../kernel/clock';
import { newId } from '../../kernel/ids';
import type { Message } from '../../kernel/outbox';
import { sayDate } from '../service-day/calendar';
import type { ServiceDay } from '../service-day/service-day';

/** One sentence about one shift; `key` says which, so that the same is told once. */
export function shiftMessage(
  day: ServiceDay,
  given: { to: string; task: string; tip: string; key: string; page: string },
  at: Date,
): Message {
  const { to, task, tip, key, page } = given;
  const when = `${sayDate(day.date)} ${clockOf(day.startsAt)}`;
  return {
    id: newId(to, `${key} ${day._id}`),
    to,
    template: 'shift',
    page,
    data: { task, day: when, place: day.pointName, tip },
    text: `${when} ${day.pointName}${task}：${tip}`,
    at,
  };
}

/** The page with one's own shifts. */
export const MINE = 'packages/shift/mine/mine';

/** The page on which a leader finds somebody for the day. */
export function assignPage(day: string): string {
  return `packages/shift/assign/assign?day=${day}`;
}
