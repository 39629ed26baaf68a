import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { drawnEntry, sayDate } from '../say';

type Overdue = Output<'hours.overdue'>;

function drawnDay({ people, date, ...day }: Overdue['days'][number]) {
  const names = people.map(({ name }) => name || '没写称呼的志愿者').join('、');
  return { ...day, when: sayDate(date), names, count: people.length };
}

/** What had to be recorded within ten working days and is not. */
Page({
  data: {
    area: '',
    loaded: false,
    until: '',
    within: 0,
    days: [] as ReturnType<typeof drawnDay>[],
    entries: [] as ReturnType<typeof drawnEntry>[],
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const { days, entries, until, within } = await call('hours.overdue', { area: this.data.area });
      this.setData({
        loaded: true,
        until: sayDate(until),
        within,
        days: days.map(drawnDay),
        entries: entries.map(drawnEntry),
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  openDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/hours/attest/attest?day=${currentTarget.dataset.day}` });
  },

  openReview() {
    wx.navigateTo({ url: '/packages/hours/review/review' });
  },
});
