import fc from 'fast-check';
import { instant } from '../../kernel/clock';
import {
  type Claim,
  type Entry,
  emptyLedger,
  extended,
  type Hours,
  isClaim,
  minutesBetween,
  overlapping,
  type Remark,
  reversalOf,
  standings,
} from './ledger';
import { starsFor } from './limits';

const DATE = '2026-11-24';
const AT = instant(DATE, '20:00');
const SOMEONE = { person: 'someone', tell: 'someone', name: '志愿者' };
let made = 0;

function aClaim(from: string, to: string, fields: Partial<Claim> = {}): Claim {
  made += 1;
  const [start, end] = [instant(DATE, from), instant(DATE, to)];
  return {
    id: `claim${made}`,
    kind: 'timed',
    ...{ start, end, minutes: minutesBetween(start, end) },
    ...{ activity: '周二见', service: '量血压', place: '服务站', organiser: '志愿队', lead: null },
    ...{ day: null, point: null, area: 'a.b', within: ['a', 'a.b'], team: 'a.team' },
    ...{ by: null, byName: '', at: AT, reason: null, ways: null },
    ...fields,
  };
}

function aRemark(kind: Remark['kind'], about: Claim, by = 'leader'): Remark {
  made += 1;
  return { id: `remark${made}`, kind, about: about.id, minutes: 0, by, byName: by, at: AT, reason: null };
}

function ledgerOf(...entries: Entry[]): Hours {
  return extended(emptyLedger(SOMEONE, DATE), entries);
}

function standingOf(ledger: Hours, { id }: Claim) {
  return standings(ledger).find(({ claim }) => claim.id === id)?.standing;
}

test('eight hours count at once; what goes beyond waits for a look, beyond twelve for two people', () => {
  const morning = aClaim('06:00', '14:00');
  const afternoon = aClaim('14:00', '17:00');
  const evening = aClaim('17:00', '19:00');
  const day = ledgerOf(morning, afternoon, evening);
  expect(day).toMatchObject({ minutes: 480, waiting: 300 });
  expect([standingOf(day, afternoon), standingOf(day, evening)]).toEqual(['review', 'review']);

  const once = extended(day, [aRemark('review', afternoon), aRemark('review', evening)]);
  expect(standingOf(once, afternoon)).toBe('counted');
  expect(standingOf(once, evening)).toBe('second-review');
  expect(standingOf(extended(once, [aRemark('review', evening)]), evening)).toBe('second-review');
  const twice = extended(once, [aRemark('review', evening, 'staff')]);
  expect(twice).toMatchObject({ minutes: 780, waiting: 0, waitingFor: [] });
});

test('what a volunteer told counts from its confirmation on, and weighs on the day from then', () => {
  const told = aClaim('06:00', '12:00', { kind: 'self' });
  const clocked = aClaim('13:00', '18:00');
  const day = ledgerOf(told, clocked);
  expect(day).toMatchObject({ minutes: 300, waiting: 360, waitingFor: ['a', 'a.b', 'team:a.team'] });
  const confirmed = extended(day, [aRemark('confirmation', told)]);
  expect([standingOf(confirmed, told), standingOf(confirmed, clocked)]).toEqual(['review', 'counted']);
});

test('a reversal gives the time back, and a long day becomes short again', () => {
  const first = aClaim('06:00', '12:00');
  const second = aClaim('12:00', '16:00');
  const day = ledgerOf(first, second);
  expect(standingOf(day, second)).toBe('review');
  const { kind: _kind, about: _about, minutes: _minutes, ...line } = aRemark('reversal', first);
  const reversed = extended(day, [reversalOf(first, line)]);
  expect(reversed).toMatchObject({ minutes: 240, waiting: 0, length: 3 });
  expect(overlapping(reversed, first.start, first.end)).toBeUndefined();
});

test('time that only touches does not overlap', () => {
  const day = ledgerOf(aClaim('09:00', '11:00'));
  expect(overlapping(day, instant(DATE, '11:00'), instant(DATE, '12:00'))).toBeUndefined();
  expect(overlapping(day, instant(DATE, '10:59'), instant(DATE, '12:00'))?.activity).toBe('周二见');
});

const clock = fc.integer({ min: 0, max: 23 * 60 }).map((minute) => {
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hour}:${String(minute % 60).padStart(2, '0')}`;
});
const step = fc.record({
  from: clock,
  to: clock,
  kind: fc.constantFrom<Claim['kind']>('timed', 'attested', 'self'),
  then: fc.constantFrom<(Remark['kind'] | null)[]>(
    [],
    ['confirmation'],
    ['review'],
    ['reversal'],
    ['confirmation', 'review'],
  ),
});

test('whatever happens in a day, nothing overlaps and every minute is counted, waits, or was taken out', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let ledger = emptyLedger(SOMEONE, DATE);
      for (const { from, to, kind, then } of steps) {
        const claim = aClaim(from, to, { kind });
        if (claim.minutes < 1 || overlapping(ledger, claim.start, claim.end)) continue;
        const remarks = then.map((each) => aRemark(each as Remark['kind'], claim));
        ledger = extended(ledger, [claim, ...remarks]);
      }
      const live = standings(ledger).filter(({ standing }) => standing !== 'reversed');
      const sorted = live.map(({ claim }) => claim).sort((a, b) => a.start.getTime() - b.start.getTime());
      sorted.forEach((claim, index) => {
        const next = sorted[index + 1];
        if (next) expect(next.start.getTime()).toBeGreaterThanOrEqual(claim.end.getTime());
      });
      expect(ledger.minutes + ledger.waiting).toBe(sorted.reduce((sum, { minutes }) => sum + minutes, 0));
      expect(ledger.waiting > 0).toBe(ledger.waitingFor.length > 0);
      expect(ledger.entries.filter(isClaim).length).toBe(standings(ledger).length);
    }),
  );
});

test('stars follow the table', () => {
  expect(starsFor(99 * 60 + 59)).toEqual({ stars: 0, hoursToNext: 1 });
  expect(starsFor(600 * 60)).toEqual({ stars: 3, hoursToNext: 400 });
  expect(starsFor(1500 * 60)).toEqual({ stars: 5, hoursToNext: null });
});
