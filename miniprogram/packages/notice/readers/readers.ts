import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { noticeCard, shareWithTickets } from '../../../lib/share';
import { attempt } from '../../../lib/shell';
import { sayTime } from '../../../lib/time';
import { type Sorted, sortHouseholds } from './sort-households';

type Readers = Output<'notice.readers'>;
type Household = Readers['households'][number];

const NOBODY: Sorted = { unread: [], unreached: [], read: [] };

function stateOf({ readAt, told, empty }: Household): string {
  if (readAt === null) return empty ? '家里还没有人用楼里见，要上门说一声' : '还没看';
  return told ? `${sayTime(readAt)} 当面告诉过了` : `${sayTime(readAt)} 看过了`;
}

function drawn(readers: Readers) {
  const { households, remindedAt } = readers;
  const sorted = sortHouseholds(households);
  const total = households.length;
  const unreadCount = sorted.unread.length + sorted.unreached.length;
  return {
    readers,
    ...sorted,
    total,
    unreadCount,
    toldCount: households.filter(({ told }) => told).length,
    percent: total > 0 ? Math.round(((total - unreadCount) / total) * 100) : 0,
    mayRemind: readers.mayRemind && sorted.unread.length > 0,
    note: remindedAt ? `${sayTime(remindedAt)} 提醒过一次` : '',
  };
}

/** Which households have read a notice, and what to do for those that have not. */
Page({
  data: {
    id: '',
    building: '',
    readers: null as Readers | null,
    ...NOBODY,
    total: 0,
    unreadCount: 0,
    toldCount: 0,
    percent: 0,
    mayRemind: false,
    note: '',
    picked: null as (Household & { state: string; who: string }) | null,
    /** Whether the household picked is shown; what was shown stays while the sheet slides away. */
    shown: false,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ id = '', building = '' }: { id?: string; building?: string }) {
    shareWithTickets();
    this.setData({ id, building });
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    const { id, building } = this.data;
    try {
      this.setData({ ...drawn(await call('notice.readers', { notice: id, building })), fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pick({ detail }: WechatMiniprogram.CustomEvent<{ household: Household }>) {
    const { household } = detail;
    const picked = { ...household, state: stateOf(household), who: household.people.join('、') };
    this.setData({ picked, shown: true });
  },

  unpick() {
    this.setData({ shown: false });
  },

  async tell() {
    const { id, building, picked } = this.data;
    if (!picked) return;
    const { household } = picked;
    await this.act(() => call('notice.told', { notice: id, building, household }));
    this.unpick();
  },

  async remind() {
    const { id, building } = this.data;
    const note = '已经提醒了。没有同意收消息的邻居，打开楼里见时会看到';
    if (await this.act(() => call('notice.remind', { notice: id, building }))) this.setData({ note });
  },

  /** Does one thing and shows how the page stands after it. */
  async act(run: () => Promise<unknown>): Promise<boolean> {
    if (this.data.busy) return false;
    this.setData({ busy: true });
    const done = await attempt(this, run);
    if (done) await this.load();
    this.setData({ busy: false });
    return done;
  },

  openNeighbours() {
    const { building, picked } = this.data;
    const room = encodeURIComponent(picked?.room ?? '');
    this.unpick();
    wx.navigateTo({ url: `/packages/community/neighbours/neighbours?building=${building}&room=${room}` });
  },

  /** Names nobody: how many are missing is enough. */
  onShareAppMessage() {
    const { id, unreadCount, readers } = this.data;
    const title = readers?.title ?? '';
    return noticeCard(id, unreadCount > 0 ? `还有 ${unreadCount} 户没看：${title}` : title);
  },
});
