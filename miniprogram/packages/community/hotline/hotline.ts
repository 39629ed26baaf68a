import { call, type Fault, faultOf, type Output, sayOf } from '../../../lib/cloud';

type Hotline = Output<'community.areas'>['hotline'];

/** The number residents of an area may call, set by its staff. */
Page({
  data: {
    area: '',
    name: '',
    loaded: false,
    /** Whether the area has a number of its own already. */
    isSet: false,
    phone: '',
    hours: '',
    busy: false,
    /** Why it was not saved; what was typed stays. */
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
    return this.load();
  },

  async load() {
    try {
      const { name, hotline } = await call('community.areas', { area: this.data.area });
      const { phone, hours } = hotline ?? { phone: '', hours: '' };
      this.setData({ name, phone, hours, isSet: hotline !== null, loaded: true, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  setPhone({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ phone: detail.value, refusal: '' });
  },

  setHours({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ hours: detail.value, refusal: '' });
  },

  save() {
    const { phone, hours } = this.data;
    return this.change({ phone, hours });
  },

  takeBack() {
    return this.change(null);
  },

  async change(hotline: Hotline) {
    const { area, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await call('community.setHotline', { area, hotline });
      wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
