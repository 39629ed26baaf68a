import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';

/** The teams of an area: where its staff begin. */
Page({
  data: { area: '', teams: null as Output<'volunteer.teams'> | null, fault: null as Fault | null },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
    return this.load();
  },

  async load() {
    try {
      this.setData({ teams: await call('volunteer.teams', { area: this.data.area }), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/volunteer/team/team?id=${currentTarget.dataset.team}` });
  },

  openRisk() {
    wx.navigateTo({ url: '/packages/shift/risk/risk' });
  },
});
