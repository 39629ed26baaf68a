import { drawn } from './draw';
import { plusPeriods, sayCount, sayHours } from './say';
import type { View } from './view';

const NOTHING = { timed: 0, attested: 0, self: 0, unconfirmed: 0 };

/** October of a community: 1,286 person-times in four weeks. */
function aView(given: Partial<View> = {}, tally: Partial<View['tally']> = {}): View {
  return {
    kind: 'community',
    before: 1180,
    rates: [
      { key: 'knows', name: '知晓率', definition: '…', numerator: 82, denominator: 100, value: 0.82 },
      { key: 'supports', name: '支持率', definition: '…', numerator: 0, denominator: 0, value: null },
    ],
    averageDays: 3.14,
    medianHours: 6,
    trend: [{ month: '2026-10', personTimes: 1286 }],
    map: [],
    isRunning: false,
    state: 'ended',
    can: ['close'],
    tooEarly: null,
    log: [],
    above: [],
    inside: [],
    tally: {
      ...{ area: 'wangma', areaName: '王马社区', period: '2026-10', asOf: 0 },
      ...{ personTimes: 1286, people: 400, unnamed: 20 },
      byDay: [
        { date: '2026-10-06', personTimes: 298 },
        { date: '2026-10-13', personTimes: 377 },
      ],
      ...{ byPoint: [], byService: [], byTeam: [], byBuilding: [], byChild: [] },
      ...{ volunteers: 214, shifts: 0, minutes: { ...NOTHING, timed: 33_750 } },
      wishes: { made: 29, open: 6, fulfilled: 23, totalDays: 72 },
      enquiries: { asked: 3, answered: 2, late: 0, open: 1, overdue: 0, waits: [], rated: 0, good: 0 },
      notices: { posted: 5, reads: 90 },
      households: { all: 100, read: 82, came: 47 },
      ratings: { rated: 10, good: 9 },
      corrections: [],
      history: { personTimes: 0, minutes: 0, from: null, to: null },
      ...tally,
    },
    ...given,
  };
}

test('figures as people read them', () => {
  expect([0, 999, 1286, 1_234_567].map(sayCount)).toEqual(['0', '999', '1,286', '1,234,567']);
  expect([0, 90, 33_750, 60_000].map(sayHours)).toEqual(['0', '1.5', '562.5', '1,000']);
  expect([plusPeriods('2026-01', -1), plusPeriods('2026-12', 1), plusPeriods('2026', -1)]).toEqual([
    '2025-12',
    '2027-01',
    '2025',
  ]);
});

test('the month is compared with the one before, and a running one is not called less', () => {
  expect(drawn(aView(), false)).toMatchObject({
    personTimes: '1,286',
    change: '比 9 月多 9%',
    tone: 'chip-green',
  });
  expect(drawn(aView({ before: 2000 }), false)).toMatchObject({
    change: '比 9 月少 36%',
    tone: 'chip-amber',
  });
  expect(drawn(aView({ before: 2000, isRunning: true }), false)).toMatchObject({
    change: '9 月一共 2,000',
    tone: '',
  });
  expect(drawn(aView({ before: null }), false).change).toBe('');
});

test('the fullest day stands out, and what is not measured says so', () => {
  const { bars, rates, tiles } = drawn(aView(), false);
  expect(bars.map(({ label, value, percent, best }) => [label, value, percent, best])).toEqual([
    ['6 日', '298', 79, false],
    ['13 日', '377', 100, true],
  ]);
  expect(rates.map(({ say }) => say)).toEqual(['82%', '还没有数']);
  expect(tiles.map(({ value }) => value)).toEqual(['214', '23 / 29', '2 / 3', '5']);
  expect(tiles.map(({ note }) => note)).toEqual([
    '562.5 小时',
    '平均 3.1 天',
    '一半在 6 小时内',
    '82 户读过',
  ]);
});

test('where only time was given, the hours stand behind it', () => {
  const point = (id: string, personTimes: number) => ({ id, name: id, personTimes, minutes: 60 });
  const { breakdowns } = drawn(aView({}, { byPoint: [point('served', 2), point('quiet', 0)] }), false);
  expect(breakdowns[0]?.shares.map(({ what }) => JSON.parse(decodeURIComponent(what)))).toEqual([
    { of: 'served', point: 'served' },
    { of: 'hours', point: 'quiet' },
  ]);
});

test('corrections and what was imported count where they are asked for', () => {
  const correction = {
    month: '2026-09',
    id: 'x',
    personTimes: -2,
    minutes: NOTHING,
    reason: '记重了',
    at: 0,
  };
  const history = { personTimes: 6400, minutes: 0, from: '2017-01', to: '2026-05' };
  const view = aView({}, { corrections: [correction], history });
  expect(drawn(view, false).personTimes).toBe('1,284');
  expect(drawn(view, false).corrections).toEqual(['9 月：少 2 人次（记重了）']);
  expect(drawn(view, true).personTimes).toBe('7,684');
  expect(drawn(view, true).history).toBe('2017 年 1 月到 2026 年 5 月，6,400 人次');
});
