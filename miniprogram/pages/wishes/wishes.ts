import type { Shown } from '../../../cloudfunctions/domain/wish/board';
import { call, type Fault, faultOf, type Output } from '../../lib/cloud';
import { scanCode } from '../../lib/scan';
import { currentArea } from '../../lib/session';
import { tell } from '../../lib/shell';
import { selectTab } from '../../lib/tab-bar';
import { type BoardLine, boardLine } from '../../lib/wishes';

type Board = Output<'wish.board'>;

/** What one can look at, with the figure that stands beside its name. */
function choicesOf({ waiting, done }: Pick<Board, 'waiting' | 'done'>) {
  return [
    { show: 'waiting', name: '等人认领', count: waiting },
    { show: 'near', name: '离我近', count: null },
    { show: 'done', name: '已圆', count: done },
  ];
}

const EMPTY: Record<Shown, { title: string; say: string }> = {
  waiting: { title: '现在没有心愿在等', say: '谁家有件小事想请人帮，写一句就行' },
  near: { title: '附近没有心愿在等', say: '谁家有件小事想请人帮，写一句就行' },
  done: { title: '这个月还没有圆的', say: '帮完一件，许愿的人说声谢谢，就在这里' },
};

/** The wish board of one's community. */
Page({
  data: {
    show: 'waiting' as Shown,
    /** Null until the first answer: figures and place. */
    board: null as Pick<Board, 'place' | 'toVerify'> | null,
    choices: choicesOf({ waiting: 0, done: 0 }),
    wishes: null as BoardLine[] | null,
    next: null as string | null,
    empty: EMPTY.waiting,
    loadingMore: false,
    fault: null as Fault | null,
  },

  onShow() {
    selectTab(this, 'pages/wishes/wishes');
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { show } = this.data;
    try {
      const board = await call('wish.board', { show, area: currentArea() });
      // Another choice was made meanwhile: its own answer is on the way.
      if (show !== this.data.show) return;
      const { place, toVerify, wishes, next } = board;
      const lines = wishes.map((wish) => boardLine(wish));
      const choices = choicesOf(board);
      this.setData({
        board: { place, toVerify },
        choices,
        wishes: lines,
        next,
        empty: EMPTY[show],
        fault: null,
      });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async onReachBottom() {
    const { next, wishes, show, loadingMore } = this.data;
    if (!next || !wishes || loadingMore) return;
    this.setData({ loadingMore: true });
    try {
      const page = await call('wish.board', { show, area: currentArea(), before: next });
      if (show === this.data.show)
        this.setData({ wishes: [...wishes, ...page.wishes.map((wish) => boardLine(wish))], next: page.next });
    } catch (error) {
      await tell(this, faultOf(error).say);
    }
    this.setData({ loadingMore: false });
  },

  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { show } = currentTarget.dataset;
    if (show === this.data.show) return;
    this.setData({ show, wishes: null, next: null });
    return this.load();
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/wish/wish/wish?id=${currentTarget.dataset.id}` });
  },

  help({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/wish/wish/wish?id=${currentTarget.dataset.id}&claim=1` });
  },

  make() {
    wx.navigateTo({ url: '/packages/wish/make/make' });
  },

  openMine() {
    wx.navigateTo({ url: '/packages/wish/mine/mine' });
  },

  verify() {
    wx.navigateTo({ url: '/packages/wish/verify/verify' });
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里的二维码，请扫单元门口或群里的那一张。');
  },
});
