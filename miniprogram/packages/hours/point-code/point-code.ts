import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { startLooking, stopLooking } from '../../../lib/look-again';
import { sayFromTo } from '../say';

type PointCode = Output<'hours.pointCode'>;

/** Looked at anew this often, in milliseconds: who came, and the codes to come. */
const EVERY = 60_000;
const TICK = 1000;

function sayDay(day: PointCode['day']): string {
  return day ? `${day.name} ${sayFromTo(day.startsAt, day.endsAt)}` : '今天这里没有服务';
}

/** The largest code that leaves room for words, in pixels. */
function sideOf(): number {
  const { windowWidth, windowHeight } = wx.getWindowInfo();
  return Math.floor(Math.min(windowWidth - 88, windowHeight * 0.52, 560));
}

/** The point's code for checking in, as large as the screen. It changes every half minute. */
Page({
  data: {
    point: '',
    shown: null as PointCode | null,
    day: '',
    side: 240,
    code: '',
    /** How much of its time is left, of 100. */
    left: 100,
    /** Milliseconds by which the cloud's clock is ahead of this one. */
    ahead: 0,
    readAt: 0,
    fault: null as Fault | null,
  },

  onLoad({ point = '' }: { point?: string }) {
    this.setData({ point, side: sideOf() });
    if (wx.canIUse('setKeepScreenOn')) wx.setKeepScreenOn({ keepScreenOn: true });
  },

  onResize() {
    this.setData({ side: sideOf() });
  },

  async onShow() {
    startLooking(this, TICK, () => this.tick());
    await this.load();
  },

  onHide() {
    stopLooking(this);
  },

  onUnload() {
    stopLooking(this);
  },

  async load() {
    const readAt = Date.now();
    try {
      const shown = await call('hours.pointCode', { point: this.data.point });
      this.setData({ shown, day: sayDay(shown.day), ahead: shown.now - Date.now(), readAt, fault: null });
    } catch (error) {
      // The codes at hand outlive a short gap in the network.
      if (!this.data.shown) this.setData({ fault: faultOf(error) });
      this.setData({ readAt });
    }
    this.draw();
  },

  tick() {
    this.draw();
    if (Date.now() - this.data.readAt >= EVERY) void this.load();
  },

  draw() {
    const { shown, ahead } = this.data;
    if (!shown) return;
    const now = Date.now() + ahead;
    const current = shown.codes.find(({ from }) => now >= from && now < from + shown.window);
    if (!current)
      return this.setData({
        code: '',
        fault: { say: '网络断了，码过期了。连上网会自己恢复。', again: true },
      });
    const left = Math.round((1 - (now - current.from) / shown.window) * 100);
    this.setData({ code: current.code, left, fault: null });
  },
});
