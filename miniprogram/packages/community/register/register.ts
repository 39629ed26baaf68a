import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';

/** Somebody without WeChat is registered on their behalf, so that they count and can be served. */
Page({
  data: {
    building: '',
    rooms: [] as string[],
    requestId: '',
    room: '',
    name: '',
    phone: '',
    /** Whom the last tap registered. */
    done: '',
    busy: false,
    /** Why it was not done; what was typed stays. */
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ building = '', room = '' }: { building?: string; room?: string }) {
    this.setData({ building, room: decodeURIComponent(room), requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const { households } = await call('community.people', { building: this.data.building });
      this.setData({ rooms: households.map(({ room }) => room), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, refusal: '' });
  },

  setPhone({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ phone: detail.value, refusal: '' });
  },

  setRoom({ detail }: WechatMiniprogram.CustomEvent<{ room: string }>) {
    this.setData({ room: detail.room.trim(), refusal: '' });
  },

  async register() {
    const { building, room, name, phone, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '', done: '' });
    try {
      await call('community.register', { building, room, name, phone }, requestId);
      const done = `${room} ${name} 登记好了，可以接着登记下一位`;
      this.setData({ done, room: '', name: '', phone: '', requestId: newRequestId() });
      wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
