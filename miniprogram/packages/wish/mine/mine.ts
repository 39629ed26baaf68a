import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';
import { sayDate, sayTime } from '../../../lib/time';
import { markOf } from '../../../lib/wishes';

type Line = Output<'wish.mine'>['made'][number];

function sayMade({ onBehalf, wisherSays, state, claimedBy, at }: Line): string {
  if (state === 'claimed' && claimedBy) return `${claimedBy}认领了`;
  if (state === 'fulfilled') return '请您看看，说声谢谢或还差什么';
  return onBehalf ? `替${wisherSays}许的 · ${sayTime(at)}` : `${sayTime(at)} 许的`;
}

function sayClaimed({ buildingName, wisherSays, state, until }: Line): string {
  const who = `${buildingName} · ${wisherSays}`;
  return state === 'claimed' && until !== null ? `${who} · ${sayDate(until)}以前` : who;
}

function drawn(line: Line, say: (line: Line) => string) {
  return { id: line.id, title: line.title, say: say(line), mark: markOf(line.state, line.at) };
}

type Drawn = ReturnType<typeof drawn>;

function drawnPage({ made, claimed, next }: Output<'wish.mine'>) {
  const isInHand = ({ state }: Line) => state === 'claimed' || state === 'fulfilled';
  const lines = (of: Line[]) => of.map((line) => drawn(line, sayClaimed));
  return {
    made: made.map((line) => drawn(line, sayMade)),
    inHand: lines(claimed.filter(isInHand)),
    helped: lines(claimed.filter((line) => !isInHand(line))),
    next,
  };
}

/** What one wished for, and what one promised to do for others. */
Page({
  data: {
    made: null as Drawn[] | null,
    inHand: [] as Drawn[],
    helped: [] as Drawn[],
    next: null as number | null,
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
      this.setData({ ...drawnPage(await call('wish.mine', {})), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async onReachBottom() {
    const { next, made, inHand, helped } = this.data;
    if (next === null || !made) return;
    this.setData({ next: null });
    const read = await attempt(this, async () => {
      const page = drawnPage(await call('wish.mine', { before: next }));
      this.setData({
        made: [...made, ...page.made],
        inHand: [...inHand, ...page.inHand],
        helped: [...helped, ...page.helped],
        next: page.next,
      });
    });
    if (!read) this.setData({ next });
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/wish/wish/wish?id=${currentTarget.dataset.id}` });
  },

  make() {
    wx.navigateTo({ url: '/packages/wish/make/make' });
  },

  openBoard() {
    wx.switchTab({ url: '/pages/wishes/wishes' });
  },
});
