import type { DayAtRisk } from '../../../../cloudfunctions/domain/shift/risk';
import { call, type Fault, faultOf } from '../../../lib/cloud';
import { sayHours } from '../../../lib/time';

function drawn(day: DayAtRisk) {
  const short = day.needs.filter(({ missing }) => missing > 0);
  const unanswered = day.needs.reduce((sum, need) => sum + need.unanswered, 0);
  const parts = short.map(({ task, missing }) => `${task}缺 ${missing} 人`);
  return {
    ...day,
    when: sayHours(day.startsAt, day.endsAt),
    where: `${day.name} · ${day.pointName}`,
    say: [...parts, ...(unanswered > 0 ? [`${unanswered} 人还没回话`] : [])].join('，'),
  };
}

type Drawn = ReturnType<typeof drawn>;

/** The coming two weeks for whoever plans them: the days that lack somebody first. */
Page({
  data: {
    loaded: false,
    short: [] as Drawn[],
    full: [] as Drawn[],
    unplanned: [] as Drawn[],
    fault: null as Fault | null,
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
      const all = (await call('shift.risk', {})).map(drawn);
      const planned = all.filter(({ needs }) => needs.length > 0);
      this.setData({
        loaded: true,
        short: planned.filter(({ missing }) => missing > 0),
        full: planned.filter(({ missing }) => missing === 0),
        unplanned: all.filter(({ needs }) => needs.length === 0),
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/shift/assign/assign?day=${currentTarget.dataset.day}` });
  },
});
