import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { type DrawnEntry, drawnEntry, inHours, monthsBack, sayMinutes, sayMonth } from '../say';

type Mine = Output<'hours.mine'>;
type Total = NonNullable<Mine['total']>;

/** Months that are drawn as bars. */
const MONTHS = 6;

function drawnTotal({ minutes, waiting, stars, hoursToNext }: Total) {
  return {
    hours: inHours(minutes),
    waiting: waiting > 0 ? `还有 ${sayMinutes(waiting)} 等人核对` : '',
    stars,
    next: hoursToNext === null ? '五颗星都有了' : `再做 ${hoursToNext} 小时有第 ${stars + 1} 颗星`,
  };
}

/** The oldest on the left, months without service among them. */
function drawnMonths(months: Mine['months']) {
  const shown = monthsBack(months[0]?.month, MONTHS).map((month) => {
    const minutes = months.find((each) => each.month === month)?.minutes ?? 0;
    return { month, minutes };
  });
  const most = Math.max(...shown.map(({ minutes }) => minutes), 1);
  return shown.map(({ month, minutes }) => ({
    month,
    name: sayMonth(month),
    short: `${Number(month.slice(5))} 月`,
    length: sayMinutes(minutes),
    percent: Math.round((minutes / most) * 100),
  }));
}

/** Every entry of one's hours: where it came from, who stood for it, and what to do when it is wrong. */
Page({
  data: {
    /** The child whose hours they are; empty for one's own. */
    person: '',
    total: null as ReturnType<typeof drawnTotal> | null,
    decides: false,
    months: [] as ReturnType<typeof drawnMonths>,
    /** How much the fullest of these months was. */
    most: '',
    entries: [] as DrawnEntry[],
    asking: null as DrawnEntry | null,
    next: null as string | null,
    opened: null as DrawnEntry | null,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ person = '', name = '' }: { person?: string; name?: string }) {
    this.setData({ person });
    if (person) wx.setNavigationBarTitle({ title: `${decodeURIComponent(name) || '孩子'}的时长` });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { person } = this.data;
    try {
      const { total, months, entries, next, decides } = await call('hours.mine', person ? { person } : {});
      const drawn = entries.map(drawnEntry);
      const bars = months.length > 1 ? drawnMonths(months) : [];
      this.setData({
        total: total && drawnTotal(total),
        months: bars,
        most: bars.find(({ percent }) => percent === 100)?.length ?? '',
        entries: drawn,
        asking: drawn.find(({ asks }) => asks) ?? null,
        next,
        decides,
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async onReachBottom() {
    const { next, person, busy, entries } = this.data;
    if (!next || busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => {
      const page = await call('hours.mine', { before: next, ...(person && { person }) });
      this.setData({ entries: [...entries, ...page.entries.map(drawnEntry)], next: page.next });
    });
    this.setData({ busy: false });
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ opened: this.data.entries[currentTarget.dataset.index] ?? null });
  },

  openAsked() {
    this.setData({ opened: this.data.asking });
  },

  close() {
    this.setData({ opened: null });
  },

  async agree() {
    const { asking } = this.data;
    if (!asking) return;
    const { hours, entry } = asking;
    if (await attempt(this, () => call('hours.agree', { hours, entry }))) await this.load();
  },

  async changed() {
    this.close();
    await this.load();
  },

  openCheckIn() {
    wx.navigateTo({ url: '/packages/hours/check-in/check-in' });
  },

  openReport() {
    wx.navigateTo({ url: '/packages/hours/report/report' });
  },

  openRecord() {
    const { person } = this.data;
    wx.navigateTo({ url: `/packages/report/record/record${person ? `?person=${person}` : ''}` });
  },

  openReview() {
    wx.navigateTo({ url: '/packages/hours/review/review' });
  },
});
