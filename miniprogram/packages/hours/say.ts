import type { EntryView } from '../../../cloudfunctions/domain/hours/entry-view';
import { clock } from '../../lib/time';

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** 2 小时 15 分 · 45 分钟 · 3 小时 */
export function sayMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** '2026-11-24' → 11 月 24 日 周二 */
export function sayDate(date: string): string {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日 ${weekday}`;
}

/** '2026-11' → 2026 年 11 月 */
export function sayMonth(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
}

/** The months up to this one, oldest first: ('2026-02', 3) → 2025-12, 2026-01, 2026-02. */
export function monthsBack(last: string | undefined, count: number): string[] {
  if (!last) return [];
  const [year = 0, month = 1] = last.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}

/** 9:00–11:00 */
export function sayFromTo(start: number, end: number): string {
  return `${clock(start)}–${clock(end)}`;
}

/** Hours with one figure behind the point, as they are added up: 135 minutes are 2.2. */
export function inHours(minutes: number): string {
  return String(Math.floor(minutes / 6) / 10);
}

const WAY = {
  scanned: '扫码',
  kept: '扫码（没网络，后来补传）',
  leader: '负责人点',
  'scheduled-end': '没签退，按结束时间',
};

/** Where an entry comes from, in one sentence. */
export function sayOrigin({ kind, ways, byName, reason }: EntryView): string {
  if (kind === 'self') return '自己报的';
  if (kind === 'attested') return `${byName || '负责人'}补记：${reason ?? ''}`;
  if (!ways) return '签到签退';
  const by = ways.in === 'leader' || ways.out === 'leader' ? `（${byName || '负责人'}）` : '';
  return `签到：${WAY[ways.in]} · 签退：${WAY[ways.out]}${by}`;
}

const KIND = { timed: '签到签退', attested: '负责人补记', self: '自己报的' };
const STANDING = {
  counted: { word: '已记', tone: 'chip-green' },
  unconfirmed: { word: '等负责人确认', tone: 'chip-amber' },
  review: { word: '这天超过 8 小时，等人看过', tone: 'chip-amber' },
  'second-review': { word: '等第二位看过', tone: 'chip-amber' },
  reversed: { word: '撤销了', tone: '' },
};
const REMARK = { reversal: '撤销', confirmation: '确认', review: '看过', answer: '本人说时间是对的' };

/** What a page shows of an entry. */
export function drawnEntry(entry: EntryView) {
  return {
    ...entry,
    day: sayDate(entry.date),
    time: sayFromTo(entry.start, entry.end),
    length: sayMinutes(entry.minutes),
    source: KIND[entry.kind],
    origin: sayOrigin(entry),
    ...STANDING[entry.standing],
    notes: entry.remarks.map(({ kind, byName, reason }) => {
      const who = kind === 'answer' ? '' : `${byName || '负责人'}`;
      return `${who}${REMARK[kind]}${reason ? `：${reason}` : ''}`;
    }),
  };
}

export type DrawnEntry = ReturnType<typeof drawnEntry>;
