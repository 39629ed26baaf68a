import * as v from 'valibot';
import { isWithin, lineage } from '../../kernel/area';
import { add, find } from '../../kernel/database';
import { mustHold } from '../../kernel/grants';
import { newId } from '../../kernel/ids';
import { areaId, clock, date, id } from '../../kernel/inputs';
import { procedure, procedureOn } from '../../kernel/procedure';
import { must } from '../../kernel/refusal';
import { type Rule, sayRule } from './calendar';
import { planDays } from './generate';
import { type Offer, type Point, SERVICE_KINDS, SERVICES, type Series } from './service-day';

const weekday = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));
const rule = v.variant('every', [
  v.object({ every: v.literal('week'), weekday }),
  v.object({ every: v.literal('month-weekday'), nth: v.picklist([1, 2, 3, 4, 'last']), weekday }),
  v.object({
    every: v.literal('month-day'),
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  }),
  v.object({ every: v.literal('once'), on: date }),
]);
const whole = (most: number) => v.pipe(v.number('请填数字。'), v.integer(), v.minValue(1), v.maxValue(most));

const offer = v.object({
  kind: v.picklist(SERVICE_KINDS, '请选服务项目。'),
  capacity: whole(2000),
  minutes: whole(240),
  tables: whole(20),
  ahead: v.boolean(),
});

/** What staff fill in. */
export const seriesFields = {
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('请给它起个名字，比如“周二见”。'),
    v.maxLength(12, '名字请不要超过 12 个字。'),
  ),
  rule,
  from: clock,
  to: clock,
  offers: v.pipe(v.array(offer), v.minLength(1, '至少选一项服务。'), v.maxLength(9)),
  onHolidays: v.boolean(),
};

export interface SeriesLine {
  id: string;
  name: string;
  /** 每周二 9:00–11:00 */
  when: string;
  point: string;
  pointName: string;
  rule: Rule;
  from: string;
  to: string;
  offers: (Offer & { name: string })[];
  onHolidays: boolean;
  running: boolean;
}

export interface SeriesView {
  series: SeriesLine[];
  points: { id: string; name: string }[];
  services: { kind: Offer['kind']; name: string }[];
}

function line(series: Series, points: Point[]): SeriesLine {
  const { _id, name, rule: on, from, to, point, offers, onHolidays, running } = series;
  return {
    id: _id,
    name,
    when: `${sayRule(on)} ${from}–${to}`,
    point,
    pointName: points.find((each) => each._id === point)?.name ?? '',
    rule: on,
    from,
    to,
    offers: offers.map((each) => ({ ...each, name: SERVICES[each.kind].name })),
    onHolidays,
    running,
  };
}

/** What comes again in an area, and where it could: for its staff. */
export const series = procedure({
  input: v.object({ area: areaId }),
  allow: ({ input, caller }) => mustHold(caller, ['staff'], input.area),
  async run({ input: { area } }): Promise<SeriesView> {
    const [all, points] = await Promise.all([
      find('series', { within: area }, { limit: 200 }),
      find('points', { within: area }, { limit: 200 }),
    ]);
    return {
      series: all.map((each) => line(each, points)).sort((a, b) => Number(b.running) - Number(a.running)),
      points: points.map(({ _id, name }) => ({ id: _id, name })),
      services: SERVICE_KINDS.map((kind) => ({ kind, name: SERVICES[kind].name })),
    };
  },
});

export function mustEndLater(from: string, to: string): void {
  must(from < to, 'bad-input', '结束的时间要比开始晚。');
}

/** Begins a series and plans what is coming of it at once. */
export const begin = procedureOn({
  input: v.object({ ...seriesFields, point: id, area: areaId }),
  subject: ({ point }) => ({ from: 'points' as const, by: { _id: point } }),
  missing: '没有找到这个服务点。',
  allow({ input, caller, subject }) {
    mustHold(caller, ['staff'], input.area);
    const near = isWithin(subject.area, input.area) || isWithin(input.area, subject.area);
    must(near, 'bad-input', '这个服务点不在这个区域。');
  },
  async run({ input, caller, requestId, now }): Promise<{ series: string }> {
    mustEndLater(input.from, input.to);
    const _id = newId(caller._id, requestId);
    const made = { _id, ...input, within: lineage(input.area), needs: [], team: null, running: true };
    await add('series', made);
    await planDays([made], now);
    return { series: _id };
  },
});
