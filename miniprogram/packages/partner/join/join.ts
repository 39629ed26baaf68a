import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';

type Arrival = Output<'partner.arrive'>;

/** What a unit's code opens: one asks to speak for it, and staff say yes. */
Page({
  data: {
    token: '',
    arrival: null as Arrival | null,
    name: '',
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ scene = '' }: { scene?: string }) {
    this.setData({ token: decodeURIComponent(scene), requestId: newRequestId() });
  },

  /** Also when one comes back to see whether staff said yes. */
  onShow() {
    return this.load();
  },

  async load() {
    try {
      this.setData({ arrival: await call('partner.arrive', { token: this.data.token }), fault: null });
    } catch (error) {
      this.setData({ arrival: null, fault: faultOf(error) });
    }
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, refusal: '' });
  },

  async join() {
    const { token, name, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await call('partner.join', { token, name }, requestId);
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  openWaiting() {
    wx.redirectTo({ url: '/packages/enquiry/waiting/waiting' });
  },
});
