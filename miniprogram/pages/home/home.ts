import { call, type Fault, faultOf, type Output } from '../../lib/cloud';
import { scanCode } from '../../lib/scan';
import { currentArea, goTo, keepHome, lastHome } from '../../lib/session';
import { tell } from '../../lib/shell';
import { selectTab } from '../../lib/tab-bar';
import { greeting } from '../../lib/time';
import { sayTurns } from './say-turns';

type Home = Output<'home.open'>;

const BADGE = { resident: '', owner: '群主', staff: '工作人员' };

/** Notices shown before the person asks for all: what else one comes for should not lie below ten of them. */
const FEW = 4;

/** The notices to show, and what the row below them says of the others: 还有 6 条，2 条未读. */
function noticesOf({ notices }: Home['notices'], all: boolean) {
  const hidden = all ? [] : notices.slice(FEW);
  const unread = hidden.filter(({ read }) => !read).length;
  const say = [`还有 ${hidden.length} 条`, unread > 0 ? `${unread} 条未读` : ''];
  const more = hidden.length > 0 ? say.filter(Boolean).join('，') : '';
  return { notices: notices.slice(0, notices.length - hidden.length), more };
}

/** The words at the head: where, who, and what they are there. */
function headOf({ here, building, area }: Home) {
  const badge = here ? BADGE[here.as] : '';
  if (building) return { place: building.estate, title: `${building.name}的邻居，`, badge };
  if (area) return { place: area.label, title: `${area.name}，`, badge };
  return { place: '楼里见', title: '', badge };
}

Page({
  data: {
    home: null as Home | null,
    head: { place: '楼里见', title: '', badge: '' },
    greeting: '',
    unread: 0,
    notices: [] as Home['notices']['notices'],
    more: '',
    /** Whether the person asked for all the notices. */
    all: false,
    /** The way to the desk; null for all but owners. */
    desk: null as ReturnType<typeof sayTurns> | null,
    /** The group's card offers the way in. */
    offered: false,
    fault: null as Fault | null,
    switching: false,
  },

  onLoad() {
    const home = lastHome<Home>();
    if (home) this.show(home);
  },

  onShow() {
    selectTab(this, 'pages/home/home');
    this.setData({ greeting: greeting() });
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const offered = await this.selectComponent('#group').land();
      const home = await call('home.open', { area: currentArea() });
      keepHome(home);
      this.show(home);
      this.setData({ offered });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  show(home: Home) {
    const unread = home.notices.notices.filter(({ read }) => !read).length;
    const desk = home.desk ? sayTurns(home.desk) : null;
    const notices = noticesOf(home.notices, this.data.all);
    this.setData({ home, head: headOf(home), unread, desk, ...notices, fault: null });
  },

  showAll() {
    const { home } = this.data;
    if (home) this.setData({ all: true, ...noticesOf(home.notices, true) });
  },

  openSwitch() {
    this.setData({ switching: true });
  },

  closeSwitch() {
    this.setData({ switching: false });
  },

  go({ detail }: WechatMiniprogram.CustomEvent<{ area: string }>) {
    goTo(detail.area);
    this.setData({ switching: false, all: false });
    return this.load();
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里的二维码，请扫单元门口或群里的那一张。');
  },

  write() {
    wx.navigateTo({ url: `/packages/notice/edit/edit?area=${this.here()}` });
  },

  tellDay() {
    wx.navigateTo({ url: `/packages/notice/edit/edit?area=${this.here()}&template=day` });
  },

  openDesk() {
    wx.navigateTo({ url: `/packages/desk/desk/desk?building=${this.here()}` });
  },

  openAsk() {
    wx.navigateTo({ url: `/packages/enquiry/ask/ask?building=${this.here()}` });
  },

  openWish() {
    wx.navigateTo({ url: `/packages/wish/make/make?building=${this.here()}` });
  },

  openMonth() {
    wx.navigateTo({ url: `/packages/month/month/month?area=${this.here()}` });
  },

  openAreas() {
    wx.navigateTo({ url: `/packages/community/areas/areas?area=${this.here()}` });
  },

  openOlder() {
    const households = this.data.home?.building?.households ?? 0;
    const before = encodeURIComponent(this.data.home?.notices.next ?? '');
    wx.navigateTo({
      url: `/packages/notice/list/list?area=${this.here()}&before=${before}&households=${households}`,
    });
  },

  here(): string {
    return this.data.home?.here?.area ?? '';
  },
});
