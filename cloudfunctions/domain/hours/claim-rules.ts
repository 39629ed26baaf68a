import * as v from 'valibot';
import { clockOf, day as dayOf, instant } from '../../kernel/clock';
import { clock } from '../../kernel/inputs';
import { must } from '../../kernel/refusal';
import { plusDays } from '../service-day/calendar';
import { type Claim, type Hours, minutesBetween, overlapping, type Standed, standings } from './ledger';
import { LIMITS } from './limits';

/** From when to when, as people write it. */
export const times = v.object({ from: clock, to: clock });

export interface Time {
  start: Date;
  end: Date;
  minutes: number;
}

/** @throws Refusal unless the end comes after the beginning */
export function timeOn(date: string, { from, to }: v.InferOutput<typeof times>): Time {
  const [start, end] = [instant(date, from), instant(date, to)];
  must(start < end, 'bad-input', '结束的时间要比开始晚。');
  return { start, end, minutes: minutesBetween(start, end) };
}

/** The claim with this id. @throws Refusal */
export function mustKnow(ledger: Pick<Hours, 'entries'>, entry: string): Standed {
  const found = standings(ledger).find(({ claim }) => claim.id === entry);
  must(found, 'not-found', '没有找到这条记录。');
  return found;
}

/** The same, unless it was taken out. @throws Refusal */
export function mustFind(ledger: Pick<Hours, 'entries'>, entry: string): Standed {
  const found = mustKnow(ledger, entry);
  must(found.standing !== 'reversed', 'changed', '这条记录已经撤销了。');
  return found;
}

/** Nobody is at two places at once. @throws Refusal which says what is there already */
export function mustBeFree(
  ledger: Pick<Hours, 'entries'>,
  { start, end }: Pick<Claim, 'start' | 'end'>,
): void {
  const other = overlapping(ledger, start, end);
  const said =
    other && `${clockOf(other.start)}–${clockOf(other.end)} 已经记过“${other.activity}”，时间不能重叠。`;
  must(!other, 'already', said ?? '');
}

/** What is over, and not too long ago. @throws Refusal */
export function mustBeRecent(date: string, end: Date, now: Date): void {
  must(end <= now, 'bad-input', '还没结束，等服务完再记。');
  const oldest = plusDays(dayOf(now), -LIMITS.backfillDays);
  must(date >= oldest, 'later', `超过 ${LIMITS.backfillDays} 天的不能再补，请找社区工作人员。`);
}
