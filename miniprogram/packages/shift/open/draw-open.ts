import type { OpenShift } from '../../../../cloudfunctions/domain/shift/open';
import { sayHours } from '../../../lib/time';

export interface Drawn extends OpenShift {
  key: string;
  /** 明天 9:00–11:00 */
  when: string;
  /** 周二见 · 横燕驿站 · 300 米 */
  where: string;
  /** What the row says of places, or why one may not. */
  note: string;
  /** What a tap would do; null where there is nothing to tap. */
  verb: 'signUp' | 'wait' | null;
  /** The person may come, comes, or may wait. */
  open: boolean;
  /** A mark of how it stands; empty without one. */
  mark: string;
}

const MARK: Partial<Record<NonNullable<OpenShift['mine']>, string>> = {
  asked: '等您回话',
  confirmed: '已报名',
  in: '正在服务',
  out: '做完了',
};

/** 80 米, 1.2 公里 */
export function sayDistance(metres: number): string {
  return metres < 1000
    ? `${Math.max(10, Math.round(metres / 10) * 10)} 米`
    : `${(metres / 1000).toFixed(1)} 公里`;
}

function verbOf({ refusal, mine, hoping }: OpenShift): Drawn['verb'] {
  if (mine || hoping) return null;
  if (refusal === null) return 'signUp';
  return refusal === 'full' ? 'wait' : null;
}

function noteOf({ mine, hoping, refusal, left, asks, say }: OpenShift): string {
  if (mine) return '点“我的班次”看详情';
  if (hoping) return '空出位置会先问您';
  if (refusal === 'full') return '人够了，可以排候补';
  return refusal ? say : [`还缺 ${left} 人`, asks].filter(Boolean).join(' · ');
}

/** One need of one day as a row. */
export function drawn(shift: OpenShift, now = Date.now()): Drawn {
  const { day, need, name, pointName, metres, mine, hoping } = shift;
  const verb = verbOf(shift);
  const distance = metres === null ? '' : sayDistance(metres);
  return {
    ...shift,
    key: `${day} ${need}`,
    when: sayHours(shift.startsAt, shift.endsAt, now),
    where: [name, pointName, distance].filter(Boolean).join(' · '),
    note: noteOf(shift),
    verb,
    open: verb !== null || mine !== null || hoping,
    mark: mine ? (MARK[mine] ?? '') : hoping ? '候补中' : '',
  };
}
