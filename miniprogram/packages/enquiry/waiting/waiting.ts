import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { attempt } from '../../../lib/shell';

type View = Output<'enquiry.waiting'>;
type Line = View['enquiries'][number];

/** What an empty list says, to each. */
const EMPTY: Record<View['as'], { title: string; say: string }> = {
  owner: { title: '没有等答复的', say: '邻居求助了会出现在这里，您也会收到消息' },
  staff: { title: '没有等社区办的', say: '没按时答复的、转来调解的会出现在这里' },
  unit: { title: '没有转给您的', say: '群主转给您的求助会出现在这里' },
};

/** What somebody waits for, the one that is due first at the top: for owners, staff and units. */
Page({
  data: {
    area: '',
    as: null as View['as'] | null,
    /** Staff: only what is theirs to do. */
    onlyStaff: true,
    enquiries: [] as Line[],
    next: null as View['next'],
    empty: EMPTY.unit,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  read(after?: NonNullable<View['next']>): Promise<View> {
    const { area, onlyStaff } = this.data;
    return call('enquiry.waiting', area ? { area, onlyStaff, after } : { after });
  },

  async load() {
    try {
      const view: View = await this.read();
      const { as, enquiries, next } = view;
      // An owner knows their building: every row would say the same.
      const rows = as === 'owner' ? enquiries.map((each) => ({ ...each, place: '' })) : enquiries;
      this.setData({ as, enquiries: rows, next, empty: EMPTY[as], fault: null });
    } catch (error) {
      this.setData({ as: null, fault: faultOf(error) });
    }
  },

  async onReachBottom() {
    const { next, busy, enquiries } = this.data;
    if (!next || busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => {
      const page = await this.read(next);
      this.setData({ enquiries: [...enquiries, ...page.enquiries], next: page.next });
    });
    this.setData({ busy: false });
  },

  pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ onlyStaff: currentTarget.dataset.mine === 1 });
    return this.load();
  },

  log() {
    wx.navigateTo({ url: `/packages/enquiry/log/log?area=${this.data.area}` });
  },
});
