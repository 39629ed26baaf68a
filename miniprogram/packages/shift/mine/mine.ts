import { call, type Fault, faultOf } from '../../../lib/cloud';
import { askMessages } from '../../../lib/reminder';
import { ask, attempt } from '../../../lib/shell';
import { type Drawn, drawn } from './draw-mine';

/** One's own shifts and those of one's children: what waits for an answer first. */
Page({
  data: {
    loaded: false,
    waiting: [] as Drawn[],
    coming: [] as Drawn[],
    over: [] as Drawn[],
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
      const all = (await call('shift.mine', {})).map((each) => drawn(each));
      const of = (group: Drawn['group']) => all.filter((each) => each.group === group);
      this.setData({
        loaded: true,
        waiting: of('waiting'),
        coming: of('coming'),
        over: of('over'),
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  /** Does one thing with the shift that was tapped. */
  async act(key: string, verb: 'accept' | 'decline' | 'drop' | 'stopWaiting') {
    const shift = [...this.data.waiting, ...this.data.coming].find((each) => each.key === key);
    if (!shift || this.data.busy) return;
    this.setData({ busy: true });
    const { day, need, person } = shift;
    await attempt(this, () => call(`shift.${verb}`, { day, need, person }));
    await this.load();
    this.setData({ busy: false });
  },

  async accept({ currentTarget }: WechatMiniprogram.TouchEvent) {
    // WeChat asks only on the very tap.
    const asked = askMessages(['shift']);
    await this.act(currentTarget.dataset.key, 'accept');
    await asked;
  },

  decline({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.act(currentTarget.dataset.key, 'decline');
  },

  stopWaiting({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.act(currentTarget.dataset.key, 'stopWaiting');
  },

  async drop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const sure = await ask(this, {
      title: '来不了了？',
      content: '没关系，早点说就好。位置会先问排候补的人。',
      confirm: '这次来不了',
      cancel: '还是去',
    });
    if (sure) await this.act(currentTarget.dataset.key, 'drop');
  },

  openDay({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/service-day/day/day?id=${currentTarget.dataset.day}` });
  },

  openCheckIn() {
    wx.navigateTo({ url: '/packages/hours/check-in/check-in' });
  },

  openOpen() {
    wx.navigateTo({ url: '/packages/shift/open/open' });
  },
});
