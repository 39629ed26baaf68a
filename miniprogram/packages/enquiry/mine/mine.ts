import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';

type Line = Output<'enquiry.mine'>['enquiries'][number];

/** What one asked, the latest first. */
Page({
  data: {
    enquiries: null as Line[] | null,
    next: null as string | null,
    busy: false,
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
      this.setData({ ...(await call('enquiry.mine', {})), fault: null });
    } catch (error) {
      this.setData({ enquiries: null, fault: faultOf(error) });
    }
  },

  async onReachBottom() {
    const { next, busy, enquiries } = this.data;
    if (!next || busy || !enquiries) return;
    this.setData({ busy: true });
    await attempt(this, async () => {
      const page = await call('enquiry.mine', { before: next });
      this.setData({ enquiries: [...enquiries, ...page.enquiries], next: page.next });
    });
    this.setData({ busy: false });
  },

  ask() {
    wx.navigateTo({ url: '/packages/enquiry/ask/ask' });
  },
});
