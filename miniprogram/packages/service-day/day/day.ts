import { call, type Fault, faultOf, newRequestId, type Output } from '../../../lib/cloud';
import { type DayLine, dayLine } from '../../../lib/days';
import { attempt } from '../../../lib/shell';

type Day = Output<'serviceDay.open'>;

/** One service day: what there is, and a number with one tap. The code on the table of a point opens it too. */
Page({
  data: {
    id: '',
    /** What the point's code carried: proof of standing there. */
    token: '',
    day: null as Day | null,
    line: null as DayLine | null,
    /** The point was scanned, and nothing is planned there. */
    emptyPoint: '',
    requestId: '',
    changing: false,
    /** Whether this phone can show the way on a map. */
    hasMap: wx.canIUse('openLocation'),
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ id = '', scene = '' }: { id?: string; scene?: string }) {
    this.setData({ id, token: decodeURIComponent(scene), requestId: newRequestId() });
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
      const id = this.data.id || (await this.arrive());
      if (!id) return;
      const day = await call('serviceDay.open', { day: id });
      const line = dayLine(day);
      // Who stands at the point can take every number that is left.
      const services = line.services.map((service) =>
        this.data.token && service.refusal === 'at-the-point-only'
          ? { ...service, tap: 'take' as const, say: `等 ${service.waiting} 位` }
          : service,
      );
      this.setData({ id, day, line: { ...line, services }, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  /** Which day is on at the point whose code was scanned. */
  async arrive(): Promise<string | null> {
    const { day, pointName } = await call('serviceDay.arrive', { token: this.data.token });
    if (!day) this.setData({ emptyPoint: pointName, fault: null });
    return day;
  },

  async take({ detail }: WechatMiniprogram.CustomEvent<{ queue: string }>) {
    const { token, requestId } = this.data;
    await this.change(() => call('ticket.take', { queue: detail.queue, ...(token && { token }) }, requestId));
  },

  async wait({ detail }: WechatMiniprogram.CustomEvent<{ queue: string }>) {
    await this.change(() => call('ticket.wait', { queue: detail.queue }, this.data.requestId));
  },

  /** Does it and goes to the own numbers. */
  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    if (await attempt(this, run)) {
      this.setData({ requestId: newRequestId() });
      this.openNumber();
    } else {
      await this.load();
    }
    this.setData({ busy: false });
  },

  openNumber() {
    wx.navigateTo({ url: `/packages/service-day/number/number?day=${this.data.id}` });
  },

  openFamily() {
    wx.navigateTo({ url: `/packages/service-day/take-family/take-family?day=${this.data.id}` });
  },

  openDesk() {
    wx.navigateTo({ url: `/packages/service-day/desk/desk?day=${this.data.id}` });
  },

  openScreen() {
    wx.navigateTo({ url: `/packages/service-day/screen/screen?day=${this.data.id}` });
  },

  openAssign() {
    wx.navigateTo({ url: `/packages/shift/assign/assign?day=${this.data.id}` });
  },

  openMap() {
    const { day } = this.data;
    if (!day) return;
    const { latitude, longitude, pointName: name, address } = day;
    wx.openLocation({ latitude, longitude, name, address, fail: () => undefined });
  },

  openChange() {
    this.setData({ changing: true });
  },

  closeChange() {
    this.setData({ changing: false });
  },

  changed() {
    this.setData({ changing: false });
    return this.load();
  },

  onShareAppMessage() {
    const { line, id } = this.data;
    return {
      title: line ? `${line.name} ${line.when}` : '服务日',
      path: `/packages/service-day/day/day?id=${id}`,
    };
  },
});
