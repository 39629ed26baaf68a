import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';

type View = Output<'serviceDay.series'>;

/** What comes again in an area: for its staff. */
Page({
  data: {
    area: '',
    series: null as (View['series'][number] & { offered: string })[] | null,
    points: [] as View['points'],
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
  },

  onShow() {
    return this.load();
  },

  async load() {
    try {
      const { series, points } = await call('serviceDay.series', { area: this.data.area });
      const lines = series.map((each) => ({
        ...each,
        offered: each.offers.map(({ name }) => name).join(' '),
      }));
      this.setData({ series: lines, points, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  openCode({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/service-day/table-code/table-code?point=${currentTarget.dataset.id}` });
  },

  begin() {
    wx.navigateTo({ url: `/packages/service-day/edit-series/edit-series?area=${this.data.area}` });
  },

  edit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset;
    wx.navigateTo({ url: `/packages/service-day/edit-series/edit-series?area=${this.data.area}&id=${id}` });
  },
});
