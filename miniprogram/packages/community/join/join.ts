import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { wantMessages } from '../../../lib/reminder';
import { goTo } from '../../../lib/session';

/** What the code at the door opens: the building at once, one's own door in two taps, in. */
Page({
  data: {
    token: '',
    requestId: '',
    arrival: null as Output<'community.arrive'> | null,
    room: '',
    name: '',
    /** The room, once they are in. */
    joined: '',
    reminded: false,
    busy: false,
    /** Why they are not in; what was typed stays. */
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ scene = '' }: { scene?: string }) {
    this.setData({ token: decodeURIComponent(scene), requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const arrival = await call('community.arrive', { token: this.data.token });
      if (arrival.room) return this.enterBuilding(arrival.building.id);
      this.setData({ arrival, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  setRoom({ detail }: WechatMiniprogram.CustomEvent<{ room: string }>) {
    this.setData({ room: detail.room.trim(), refusal: '' });
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ name: detail.value, refusal: '' });
  },

  async join() {
    const { token, room, name, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      const { building, room: joined } = await call('community.join', { token, room, name }, requestId);
      goTo(building);
      this.setData({ joined });
      wx.pageScrollTo({ scrollTop: 0, duration: 0 });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  async remindMe() {
    this.setData({ reminded: await wantMessages(['notice']) });
  },

  enter() {
    this.enterBuilding(this.data.arrival?.building.id ?? '');
  },

  enterBuilding(building: string) {
    goTo(building);
    wx.switchTab({ url: '/pages/home/home' });
  },
});
