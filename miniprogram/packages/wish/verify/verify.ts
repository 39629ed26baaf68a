import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { sayTime } from '../../../lib/time';
import { sayWorth } from '../../../lib/wishes';
import { inOneLine } from '../../../lib/words';
import type { Published } from '../publish-sheet/publish-sheet';

type Made = Output<'wish.toVerify'>['wishes'][number];

function drawn(wish: Made) {
  const who = inOneLine(wish.onBehalf ? '替' : '', wish.wisher, '许的');
  return {
    ...wish,
    who: `${inOneLine(wish.buildingName, who)} · ${sayTime(wish.at)}`,
    worth: sayWorth(wish.worth),
    mayPublish: wish.can.includes('publish'),
  };
}

/** The wishes that wait for an owner or staff to look at them. */
Page({
  data: {
    /** Whose elders one can wish for from here; empty for staff. */
    building: '',
    wishes: null as ReturnType<typeof drawn>[] | null,
    publishing: null as Published | null,
    fault: null as Fault | null,
  },

  onLoad({ building = '' }: { building?: string }) {
    this.setData({ building });
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
      const { wishes } = await call('wish.toVerify', {});
      this.setData({ wishes: wishes.map(drawn), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  publish({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const wish = this.data.wishes?.[currentTarget.dataset.index];
    if (!wish) return;
    const { id, title, words, wisherSays } = wish;
    this.setData({ publishing: { wish: id, title, words, wisherSays } });
  },

  closePublish() {
    this.setData({ publishing: null });
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/wish/wish/wish?id=${currentTarget.dataset.id}` });
  },

  make() {
    wx.navigateTo({ url: `/packages/wish/make/make?building=${this.data.building}` });
  },
});
