import * as v from 'valibot';
import { id } from '../../kernel/inputs';
import type { Person } from '../../kernel/person';
import { anyone, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import type { ServiceDay } from '../service-day/service-day';
import { type Arrival, ledgerOn, withLedgerOf } from './arrival';
import { type Clocked, clockedOut, clockIn, clockOut, type Moment, momentOf, mustBeOn } from './clocking';
import { mustDecide } from './decide';
import { minutesBetween } from './ledger';
import { LIMITS, minutes } from './limits';
import { type Placed, shiftOf } from './shift-on-day';

const scan = v.object({
  day: id,
  /** What the code said. */
  code: v.pipe(v.string(), v.maxLength(300)),
  /** When it was scanned, in milliseconds, for a scan that was kept until there was a network; null for one just now. */
  keptAt: v.nullable(v.number()),
  /** A child the caller is the guardian of; the caller without it. */
  person: v.optional(id),
});
const tap = v.object({ day: id, person: id });

const missing = '没有找到这次服务，请回上一页再看看。';

/** The day comes with the ledger of the caller, or of their child. */
const onOwn = {
  subject: ({ day, person }: { day: string; person?: string | undefined }, caller: string) => ({
    from: 'days' as const,
    by: { _id: day },
    shape: withLedgerOf(person ?? caller),
  }),
  missing,
};

/** Whose shift a scan is about. @throws Refusal unless it is the caller's, or their child's */
function scanning(caller: Person, day: Arrival, person = caller._id): string {
  const may =
    person === caller._id || day.shifts.some((shift) => shift.person === person && shift.tell === caller._id);
  must(may, 'not-allowed', '只能替自己监护的孩子签到。');
  return person;
}

/** The day comes with somebody else's ledger. */
const onOther = {
  subject: ({ day, person }: { day: string; person: string }) => ({
    from: 'days' as const,
    by: { _id: day },
    shape: withLedgerOf(person),
  }),
  missing,
};

function arrival(subject: ServiceDay): Arrival {
  return subject as unknown as Arrival;
}

function scanned(
  day: Arrival,
  input: v.InferOutput<typeof scan>,
  by: Pick<Moment, 'by' | 'byName'>,
  now: Date,
): Moment {
  const [point] = day.points;
  must(point, 'not-found', '没有找到这个服务点。');
  return { ...momentOf(point, input, now), ...by };
}

function alreadyIn({ shift }: Placed): Clocked {
  return { state: 'in', in: shift.in?.getTime() ?? 0, out: null, minutes: null, standing: null };
}

/** Begins a shift, or says since when it has begun. */
async function enter(day: Arrival, person: string, moment: () => Moment): Promise<Clocked> {
  const placed = shiftOf(day, person, ['confirmed', 'in']);
  must(placed, 'not-found', '这次服务没有这个班次，先报名或者找负责人。');
  if (placed.shift.state === 'in') return alreadyIn(placed);
  const at = moment();
  mustBeOn(day, at.at);
  return clockIn(day, placed, at);
}

/** Ends a shift and writes its hours, or says how it ended. */
async function leave(day: Arrival, person: string, moment: () => Moment, now: Date): Promise<Clocked> {
  const placed = shiftOf(day, person, ['in', 'out']);
  must(placed, 'not-found', '还没有签到，先签到吧。');
  const { shift } = placed;
  const began = shift.in ?? day.startsAt;
  if (shift.state === 'out') {
    return clockedOut(ledgerOn(day, shift), day._id, began, shift.out ?? day.endsAt);
  }
  const at = moment();
  const closes = day.endsAt.getTime() + minutes(LIMITS.late);
  must(at.at.getTime() <= closes, 'later', '过了签退的时间，会按结束时间记。不对的话在“我的时长”里说一声。');
  const short = minutesBetween(began, at.at) < LIMITS.shortest;
  must(!short, 'later', `刚签到不到 ${LIMITS.shortest} 分钟，走的时候再签退。`);
  return clockOut(day, placed, at, now);
}

/** Checks in by the point's code: two requests. */
export const checkIn = procedureOn({
  input: scan,
  ...onOwn,
  allow: anyone,
  async run({ input, caller, subject, now }): Promise<Clocked> {
    const day = arrival(subject);
    const by = { by: caller._id, byName: caller.name };
    return enter(day, scanning(caller, day, input.person), () => scanned(day, input, by, now));
  },
});

/** Checks out and writes the hours: four requests, three without a team. */
export const checkOut = procedureOn({
  input: scan,
  ...onOwn,
  allow: anyone,
  async run({ input, caller, subject, now }): Promise<Clocked> {
    const day = arrival(subject);
    const by = { by: caller._id, byName: caller.name };
    return leave(day, scanning(caller, day, input.person), () => scanned(day, input, by, now), now);
  },
});

/** The leader's tap, for somebody who stands there with a phone that does not scan, or with none. */
export const checkInFor = procedureOn({
  input: tap,
  ...onOther,
  allow: ({ input, caller, subject }) => mustDecide(caller, subject, input.person),
  run: ({ input, caller, subject, now }): Promise<Clocked> =>
    enter(arrival(subject), input.person, () => ({
      at: now,
      way: 'leader',
      by: caller._id,
      byName: caller.name,
    })),
});

export const checkOutFor = procedureOn({
  input: tap,
  ...onOther,
  allow: ({ input, caller, subject }) => mustDecide(caller, subject, input.person),
  run({ input, caller, subject, now }): Promise<Clocked> {
    const moment: Moment = { at: now, way: 'leader', by: caller._id, byName: caller.name };
    return leave(arrival(subject), input.person, () => moment, now);
  },
});
