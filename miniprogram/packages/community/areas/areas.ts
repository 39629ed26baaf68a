import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { calledOwner } from '../../../lib/words';

type Row = Output<'community.areas'>['children'][number];

/** What the row says below the name: an area leads further down, a building tells its size and owners. */
function drawn(row: Row) {
  if (row.kind !== 'building') return { ...row, say: '看里面的楼', ownerless: false };
  const ownerless = row.owners.length === 0;
  const owners = ownerless ? '' : ` · ${row.owners.map(calledOwner).join('、')}`;
  return { ...row, say: `${row.households} 户${owners}`, ownerless };
}

type Drawn = ReturnType<typeof drawn>;

/** The tree for its staff: which buildings there are, who owns their groups, where nobody does yet. */
Page({
  data: {
    area: '',
    name: '',
    rows: [] as Drawn[],
    ownerless: 0,
    /** The number of this area's own; '' for none. */
    hotline: '',
    opened: null as Drawn | null,
    /** Whether the building opened is shown; what was shown stays while the sheet slides away. */
    shown: false,
    fault: null as Fault | null,
  },

  onLoad({ area = '' }: { area?: string }) {
    this.setData({ area });
  },

  onShow() {
    return this.load();
  },

  async load() {
    try {
      const { name, hotline, children } = await call('community.areas', { area: this.data.area });
      const rows = children.map(drawn);
      const without = rows.filter(({ ownerless }) => ownerless).length;
      this.setData({ name, rows, ownerless: without, hotline: hotline?.phone ?? '', fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[currentTarget.dataset.index];
    if (!row) return;
    if (row.kind === 'building') this.setData({ opened: row, shown: true });
    else wx.navigateTo({ url: `/packages/community/areas/areas?area=${row.id}` });
  },

  openHotline() {
    wx.navigateTo({ url: `/packages/community/hotline/hotline?area=${this.data.area}` });
  },

  close() {
    this.setData({ shown: false });
  },

  openNeighbours() {
    this.openBuilding('neighbours/neighbours');
  },

  openCode() {
    this.openBuilding('code/code');
  },

  openBuilding(page: string) {
    const building = this.data.opened?.id ?? '';
    this.close();
    wx.navigateTo({ url: `/packages/community/${page}?building=${building}` });
  },
});
