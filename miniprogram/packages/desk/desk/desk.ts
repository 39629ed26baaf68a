import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { type DayLine, dayLine } from '../../../lib/days';
import { attempt } from '../../../lib/shell';
import { sayTime } from '../../../lib/time';
import { drawEnquiry, type EnquiryLine } from './draw-enquiry';
import { lookedAt, lookedNow } from './looked-at';

type Desk = Output<'desk.open'>;

/** 新来的：601 王阿姨、702 的住户等 5 位; empty when nobody is new. */
function sayJoined({ count, newest }: Desk['joined']): string {
  const all = count > newest.length ? `等 ${count} 位` : '';
  return count > 0 ? `新来的：${newest.join('、')}${all}` : '';
}

function drawn(desk: Desk) {
  const [newest] = desk.unread;
  return {
    desk,
    own: desk.own.map(drawEnquiry),
    others: desk.others.map(drawEnquiry),
    unread: desk.unread.map((notice) => ({ ...notice, when: sayTime(notice.at) })),
    unreadHouseholds: newest?.households ?? 0,
    joined: sayJoined(desk.joined),
    day: desk.nextDay && dayLine(desk.nextDay),
  };
}

/** What waits for the owner of a building, at one glance, each with its next step. */
Page({
  data: {
    building: '',
    /** When this phone showed it last, before now. */
    lookedAt: undefined as number | undefined,
    desk: null as Desk | null,
    own: [] as EnquiryLine[],
    others: [] as EnquiryLine[],
    unread: [] as (Desk['unread'][number] & { when: string })[],
    unreadHouseholds: 0,
    joined: '',
    day: null as DayLine | null,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ building = '' }: { building?: string }) {
    this.setData({ building, lookedAt: lookedAt(building) });
  },

  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { building, lookedAt } = this.data;
    try {
      const desk = await call('desk.open', { building, lookedAt });
      this.setData({ ...drawn(desk), fault: null });
      wx.setNavigationBarTitle({ title: `群主 · ${desk.building.name}` });
      lookedNow(building);
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async remind() {
    const [notice] = this.data.unread;
    if (this.data.busy || !notice) return;
    this.setData({ busy: true });
    const { building } = this.data;
    if (await attempt(this, () => call('notice.remind', { notice: notice.id, building }))) await this.load();
    this.setData({ busy: false });
  },

  openEnquiry({ currentTarget }: WechatMiniprogram.TouchEvent) {
    wx.navigateTo({ url: `/packages/enquiry/enquiry/enquiry?id=${currentTarget.dataset.id}` });
  },

  /** Straight to what the button says: it is the first that is the owner's turn. */
  takeStep() {
    const [first] = this.data.desk?.own ?? [];
    if (first?.next) wx.navigateTo({ url: `/packages/enquiry/${first.next}/${first.next}?id=${first.id}` });
  },

  openWaiting() {
    wx.navigateTo({ url: `/packages/enquiry/waiting/waiting?area=${this.data.building}` });
  },

  openReaders({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const id = currentTarget.dataset.id ?? this.data.unread[0]?.id;
    if (id)
      wx.navigateTo({ url: `/packages/notice/readers/readers?id=${id}&building=${this.data.building}` });
  },

  openWishes() {
    wx.navigateTo({ url: `/packages/wish/verify/verify?building=${this.data.building}` });
  },

  openNeighbours() {
    wx.navigateTo({ url: `/packages/community/neighbours/neighbours?building=${this.data.building}` });
  },

  openCode() {
    wx.navigateTo({ url: `/packages/community/code/code?building=${this.data.building}` });
  },

  write() {
    wx.navigateTo({ url: `/packages/notice/edit/edit?area=${this.data.building}` });
  },

  tellDay() {
    wx.navigateTo({ url: `/packages/notice/edit/edit?area=${this.data.building}&template=day` });
  },
});
