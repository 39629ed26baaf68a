import type { EnquiryLine } from '../../cloudfunctions/domain/enquiry/enquiry-view';
import { sayStart } from './time';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A word on a chip, and its colour. */
export interface Mark {
  say: string;
  tone: '' | 'chip-red' | 'chip-amber' | 'chip-green';
}

/** 40 分钟 · 2 小时 · 3 天 */
function sayLong(milliseconds: number): string {
  if (milliseconds < HOUR) return `${Math.max(1, Math.floor(milliseconds / 60_000))} 分钟`;
  if (milliseconds < 2 * DAY) return `${Math.floor(milliseconds / HOUR)} 小时`;
  return `${Math.floor(milliseconds / DAY)} 天`;
}

type Timed = Pick<EnquiryLine, 'state' | 'open' | 'late' | 'promised' | 'at' | 'due'>;

/** How pressing an enquiry is, or how it ended. */
export function markEnquiry(enquiry: Timed, now = Date.now()): Mark {
  const { state, open, late, promised, at, due } = enquiry;
  if (state === 'answered') return { say: '已答复', tone: 'chip-green' };
  if (!open) return { say: '撤回了', tone: '' };
  if (late) return { say: `超时 ${sayLong(now - due)}`, tone: 'chip-red' };
  if (!promised && state === 'asked' && now - at < HOUR) return { say: '刚到', tone: '' };
  return { say: `${sayStart(due, now)} 前`, tone: due - now < DAY ? 'chip-amber' : '' };
}

/** 601 室 · 物业已回话; where it stands is left out while nothing has happened, and once the chip says it. */
export function sayMeta({ from, standing, state, open }: EnquiryLine): string {
  return state === 'asked' || !open ? from : `${from} · ${standing}`;
}
