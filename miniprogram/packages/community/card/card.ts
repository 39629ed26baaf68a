import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';

const NO_CARD = { name: '', phone: '', hours: '' };

/** What an owner shows of themselves, by their own choice. */
Page({
  data: {
    requestId: '',
    loaded: false,
    card: NO_CARD,
    busy: false,
    /** Why it was not saved; what was typed stays. */
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad() {
    this.setData({ requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const { card, name } = await call('community.me', {});
      this.setData({ loaded: true, card: card ?? { ...NO_CARD, name }, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'card.name': detail.value, refusal: '' });
  },

  setPhone({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'card.phone': detail.value, refusal: '' });
  },

  setHours({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ 'card.hours': detail.value, refusal: '' });
  },

  async save() {
    const { card, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await call('community.showCard', card, requestId);
      wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
