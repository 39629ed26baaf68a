import { call, type Fault, faultOf } from '../../../lib/cloud';
import { dateOf } from '../../../lib/time';
import { whatOf } from '../breakdowns';
import { type Drawn, type DrawnRate, drawn } from '../draw';
import { plusPeriods } from '../say';
import type { View } from '../view';

/** What the page is of, and for how long. */
type Length = 'month' | 'year' | 'all';

const LENGTHS: { key: Length; name: string }[] = [
  { key: 'month', name: '按月' },
  { key: 'year', name: '按年' },
  { key: 'all', name: '开始以来' },
];

/** Characters of '2026-11'. */
const MONTH = 7;

type Sheet = 'close' | 'reopen' | 'place' | '';

function thisMonth(): string {
  return dateOf(Date.now()).slice(0, 7);
}

/** The figures of an area: what the month came to, for whom, by whom, and how each figure came about. */
Page({
  data: {
    area: '',
    period: '',
    lengths: LENGTHS,
    length: 'month' as Length,
    withHistory: false,
    drawn: null as Drawn | null,
    above: [] as View['above'],
    inside: [] as View['inside'],
    rate: null as DrawnRate | null,
    sheet: '' as Sheet,
    /** Whether there may be something later. */
    hasNext: false,
    loading: false,
    /** Percent of the months that are counted; null when there is nothing to wait for. */
    counting: null as number | null,
    fault: null as Fault | null,
  },

  view: null as View | null,

  onLoad({ area = '', period = thisMonth() }: { area?: string; period?: string }) {
    return this.go(area, period);
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async go(area: string, period: string) {
    const length = period === 'all' ? 'all' : period.length === 4 ? 'year' : 'month';
    const hasNext = length !== 'all' && period < thisMonth().slice(0, period.length);
    this.setData({ area, period, length, hasNext, sheet: '' });
    await this.load();
  },

  /** What was shown stays until the new figures are there: nothing jumps. Of two loads the later one counts. */
  async load() {
    const { area, period } = this.data;
    const isCurrent = () => area === this.data.area && period === this.data.period;
    this.setData({ loading: true, counting: null });
    try {
      if (period.length !== MONTH) await this.countAhead(area, period, isCurrent);
      if (!isCurrent()) return;
      const view = await call('tally.open', { area, period });
      if (isCurrent()) this.show(view);
    } catch (error) {
      if (isCurrent()) this.setData({ drawn: null, loading: false, counting: null, fault: faultOf(error) });
    }
  },

  /** A long period is added up from its months; those nobody has counted yet are counted first, some in each call. */
  async countAhead(area: string, period: string, isCurrent: () => boolean) {
    for (let before = -1; isCurrent(); ) {
      const { done, of } = await call('tally.countAhead', { area, period });
      if (done === of || done <= before) return;
      before = done;
      if (isCurrent()) this.setData({ counting: Math.round((done / of) * 100) });
    }
  },

  show(view: View) {
    this.view = view;
    const { above, inside } = view;
    const figures = drawn(view, this.data.withHistory);
    this.setData({ drawn: figures, above, inside, loading: false, counting: null, fault: null });
  },

  setLength({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { length } = currentTarget.dataset as { length: Length };
    const month = thisMonth();
    const period = { month, year: month.slice(0, 4), all: 'all' }[length];
    return this.go(this.data.area, period);
  },

  earlier() {
    return this.go(this.data.area, plusPeriods(this.data.period, -1));
  },

  later() {
    return this.go(this.data.area, plusPeriods(this.data.period, 1));
  },

  setHistory({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ withHistory: detail.on });
    if (this.view) this.show(this.view);
  },

  pickPlace({ detail }: WechatMiniprogram.CustomEvent<{ area: string }>) {
    return this.go(detail.area, this.data.period);
  },

  pickInside({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.go(currentTarget.dataset.area, this.data.period);
  },

  pickBuilding({ detail }: WechatMiniprogram.CustomEvent<{ building: string }>) {
    return this.go(detail.building, this.data.period);
  },

  /** A bar is a day of a month, or a month of anything longer. */
  pickBar({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    if (detail.key.length === 7) return this.go(this.data.area, detail.key);
    this.openRows(whatOf({ of: 'served', date: detail.key }));
  },

  openServed() {
    this.openRows(whatOf({ of: 'served' }));
  },

  pickWhat({ detail }: WechatMiniprogram.CustomEvent<{ what: string; name: string }>) {
    this.openRows(detail.what, detail.name);
  },

  openTile({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.openRows(currentTarget.dataset.what);
  },

  /** What is behind a figure, and what the figure is of where it is a part. */
  openRows(what: string, name = '') {
    const { area, period } = this.data;
    const of = `area=${area}&period=${period}&what=${what}&name=${encodeURIComponent(name)}`;
    wx.navigateTo({ url: `/packages/month/rows/rows?${of}` });
  },

  openRate({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ rate: this.data.drawn?.rates[currentTarget.dataset.index] ?? null });
  },

  pickRate({ detail }: WechatMiniprogram.CustomEvent<{ what: string; name: string }>) {
    this.closeRate();
    this.openRows(detail.what, detail.name);
  },

  closeRate() {
    this.setData({ rate: null });
  },

  openSheet({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ sheet: currentTarget.dataset.sheet });
  },

  closeSheet() {
    this.setData({ sheet: '' });
  },

  changed() {
    this.closeSheet();
    return this.load();
  },

  exportFile() {
    const { area, period } = this.data;
    wx.navigateTo({ url: `/packages/report/export/export?area=${area}&period=${period}` });
  },
});
