import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';

type Reach = Output<'notice.reach'>;
type Row = Reach['rows'][number];

function drawn(row: Row) {
  const { householdsRead, households } = row;
  if (householdsRead === null) return { ...row, say: '看里面的楼', percent: 0 };
  const percent = households > 0 ? Math.round((householdsRead / households) * 100) : 0;
  return { ...row, say: `${households} 户中 ${householdsRead} 户已读`, percent };
}

/** How far a notice got, one step of the tree at a time; at a building one sees its households. */
Page({
  data: {
    id: '',
    area: '',
    reach: null as { title: string; rows: ReturnType<typeof drawn>[] } | null,
    fault: null as Fault | null,
  },

  onLoad({ id = '', area = '' }: { id?: string; area?: string }) {
    this.setData({ id, area });
    return this.load();
  },

  async load() {
    try {
      const { title, rows } = await call('notice.reach', { notice: this.data.id, area: this.data.area });
      this.setData({ reach: { title, rows: rows.map(drawn) }, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, kind } = currentTarget.dataset;
    const page = kind === 'building' ? `readers/readers?building=${id}` : `reach/reach?area=${id}`;
    wx.navigateTo({ url: `/packages/notice/${page}&id=${this.data.id}` });
  },
});
