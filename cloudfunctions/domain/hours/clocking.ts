import { update } from '../../kernel/database';
import type { Message } from '../../kernel/outbox';
import { must, Refusal } from '../../kernel/refusal';
import type { Point } from '../service-day/service-day';
import { type Arrival, activityOf, ledgerOn } from './arrival';
import {
  type Claim,
  type Hours,
  minutesBetween,
  overlapping,
  type Standing,
  standings,
  type Way,
} from './ledger';
import { LIMITS, minutes } from './limits';
import { type CodeFault, readCode, WINDOW } from './rotating-code';
import { type Placed, pathOf, type StaffedDay } from './shift-on-day';
import { append } from './write-ledger';

/** A moment and how it was clocked, by whom. */
export interface Moment {
  at: Date;
  way: Way;
  by: string | null;
  byName: string;
}

/** How a shift stands after it was clocked. Instants are milliseconds since the epoch. */
export interface Clocked {
  state: 'in' | 'out';
  in: number;
  out: number | null;
  /** What was written down; null while here, and when the time was written already in another entry. */
  minutes: number | null;
  standing: Standing | null;
}

/** What a phone scanned: just now, or, without network, at the instant `keptAt` of its own clock. */
export interface Scan {
  code: string;
  keptAt: number | null;
}

const SAY: Record<CodeFault, string> = {
  'wrong-point': '这不是这个服务点的签到码，请扫桌上屏幕里会变的那个。',
  forged: '这不是这个服务点的签到码，请扫桌上屏幕里会变的那个。',
  old: '这个码已经变了，请对着屏幕上现在的码再扫一次。',
};

/** When the scan happened, by the point's own clock for a kept one. @throws Refusal */
export function momentOf(
  point: Pick<Point, '_id' | 'secret'>,
  scan: Scan,
  now: Date,
): Pick<Moment, 'at' | 'way'> {
  const scanned = scan.keptAt === null ? now : new Date(scan.keptAt);
  const age = now.getTime() - scanned.getTime();
  must(age <= minutes(LIMITS.offline), 'later', '这次扫码过去太久了，请让负责人补记。');
  must(age > -WINDOW, 'bad-input', '手机的时间不准，请让负责人帮您签到。');
  const shown = readCode(point, scan.code, scanned);
  if (!(shown instanceof Date)) throw new Refusal(shown === 'old' ? 'later' : 'bad-input', SAY[shown]);
  return scan.keptAt === null ? { at: now, way: 'scanned' } : { at: shown, way: 'kept' };
}

/** @throws Refusal unless one can begin at this instant. */
export function mustBeOn(day: Pick<StaffedDay, 'state' | 'startsAt' | 'endsAt'>, at: Date): void {
  must(day.state === 'planned', 'changed', '这次服务取消了。');
  const opens = day.startsAt.getTime() - minutes(LIMITS.early);
  must(at.getTime() >= opens, 'later', `还没到签到的时间，开始前 ${LIMITS.early} 分钟可以签到。`);
  must(at < day.endsAt, 'later', '这次服务已经结束了，请让负责人补记。');
}

/** One request; of two at once one wins, and the other has nothing left to do. */
export async function clockIn(
  day: StaffedDay,
  { shift, index }: Placed,
  { at, way }: Moment,
): Promise<Clocked> {
  const here = { [pathOf(index, 'person')]: shift.person, [pathOf(index, 'state')]: 'confirmed' };
  const change = { [pathOf(index, 'state')]: 'in', [pathOf(index, 'in')]: at, [pathOf(index, 'how')]: way };
  const updated = await update('days', { _id: day._id, ...here }, change);
  must(updated > 0, 'changed', '这个班次刚有变动，刷新看看。');
  return { state: 'in', in: at.getTime(), out: null, minutes: null, standing: null };
}

/** The id of what a service day's clock wrote: one entry for each day, however often it is tried. */
export function timedId(day: string): string {
  return `timed.${day}`;
}

/** What a ledger says of a shift that is over. */
export function clockedOut(ledger: Hours, day: string, began: Date, ended: Date): Clocked {
  const found = standings(ledger).find(({ claim }) => claim.id === timedId(day));
  return {
    state: 'out',
    in: began.getTime(),
    out: ended.getTime(),
    minutes: found?.claim.minutes ?? null,
    standing: found?.standing ?? null,
  };
}

/**
 * Writes the hours, then lets the shift be over: killed in between, the next try finds the entry and writes no second.
 * Time that another entry covers already is not written again. Three requests, two without a team.
 */
export async function clockOut(
  day: Arrival,
  { shift, index }: Placed,
  { at: end, way, by, byName }: Moment,
  now: Date,
  tell: Message[] = [],
): Promise<Clocked> {
  const start = shift.in ?? day.startsAt;
  const claim: Claim = {
    id: timedId(day._id),
    kind: 'timed',
    ...(await activityOf(day, shift.need)),
    minutes: minutesBetween(start, end),
    ...{ start, end, by, byName, at: now, reason: null },
    ways: { in: shift.how ?? 'leader', out: way },
  };
  const plan = (read: Hours) => {
    const isThere = read.entries.some(({ id }) => id === claim.id);
    return isThere || claim.minutes < 1 || overlapping(read, start, end) ? [] : [claim];
  };
  const ledger = await append(ledgerOn(day, shift), plan, tell);
  await update(
    'days',
    { _id: day._id, [pathOf(index, 'person')]: shift.person, [pathOf(index, 'state')]: 'in' },
    { [pathOf(index, 'state')]: 'out', [pathOf(index, 'out')]: end, [pathOf(index, 'how')]: way },
  );
  return clockedOut(ledger, day._id, start, end);
}
