import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';

type Row = Output<'partner.list'>['partners'][number];

function drawn(row: Row, area: string) {
  const where = row.area === area ? '' : row.areaName;
  const people = row.people > 0 ? `${row.people} 位在用` : '还没人扫码';
  return { ...row, say: [where, row.lends, people].filter(Boolean).join(' · ') };
}

/** The units of an area, who runs it first, then the rings of everybody else. */
function groupsOf(partners: Row[], area: string) {
  const open = partners.filter(({ closed }) => !closed);
  const titles = [...new Set(open.map(({ kindName }) => kindName))];
  const groups = titles.map((title) => ({
    title,
    rows: open.filter(({ kindName }) => kindName === title).map((row) => drawn(row, area)),
  }));
  const closed = partners.filter((row) => row.closed).map((row) => drawn(row, area));
  return closed.length > 0 ? [...groups, { title: '不再合作的', rows: closed }] : groups;
}

/** The units that answer for something in an area, or lend people and rooms: its register, kept by staff. */
Page({
  data: {
    area: '',
    groups: null as ReturnType<typeof groupsOf> | null,
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

  async load() {
    const { area } = this.data;
    try {
      const { partners } = await call('partner.list', { area });
      this.setData({ groups: groupsOf(partners, area), fault: null });
    } catch (error) {
      this.setData({ groups: null, fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/partner/partner/partner?id=${currentTarget.dataset.id}` });
  },

  add() {
    wx.navigateTo({ url: `/packages/partner/edit/edit?area=${this.data.area}` });
  },
});
