import type { MyShift } from '../../../../cloudfunctions/domain/shift/mine';
import { dateOf, sayHours, sayTime } from '../../../lib/time';

export interface Drawn extends MyShift {
  key: string;
  when: string;
  where: string;
  /** 替小朋友甲; empty for oneself. */
  whose: string;
  /** waiting: for the person's answer. */
  group: 'waiting' | 'coming' | 'over';
  mark: string;
  /** What stands below, where it has to be said. */
  note: string;
  /** It is today: one can check in, or out. */
  isToday: boolean;
}

const MARK: Record<MyShift['state'], string> = {
  asked: '队长请您',
  offered: '空出一位',
  confirmed: '说好了',
  in: '正在服务',
  out: '做完了',
  waiting: '候补中',
  declined: '',
  dropped: '',
  released: '取消了',
};

function groupOf({ state, endsAt }: MyShift, now: number): Drawn['group'] {
  if (state === 'asked' || state === 'offered') return 'waiting';
  return state === 'out' || state === 'released' || endsAt < now ? 'over' : 'coming';
}

function noteOf({ state, until, dayState }: MyShift, now: number): string {
  if (until !== null) return `给您留到${sayTime(until, now)}`;
  if (state === 'waiting') return '空出位置会先问您';
  return dayState === 'cancelled' ? '这一天取消了，不用来' : '';
}

/** One shift as a row. */
export function drawn(shift: MyShift, now = Date.now()): Drawn {
  const cancelled = shift.dayState === 'cancelled';
  return {
    ...shift,
    key: `${shift.day} ${shift.need} ${shift.person} ${shift.state}`,
    when: sayHours(shift.startsAt, shift.endsAt, now),
    where: [shift.name, shift.pointName].join(' · '),
    whose: shift.isMe ? '' : `替${shift.personName}`,
    group: cancelled ? 'over' : groupOf(shift, now),
    mark: cancelled ? MARK.released : MARK[shift.state],
    note: noteOf(shift, now),
    isToday: ['confirmed', 'in'].includes(shift.state) && dateOf(shift.startsAt) === dateOf(now),
  };
}
