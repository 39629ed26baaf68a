import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { KIND_NAME } from '../../../lib/notice-kinds';
import { wantMessages } from '../../../lib/reminder';
import { scanCode } from '../../../lib/scan';
import { noticeCard, shareWithTickets } from '../../../lib/share';
import { ask, attempt, tell } from '../../../lib/shell';
import { sayTime } from '../../../lib/time';

type Notice = Output<'notice.open'>;

/** The final layout in grey: kind, title, who and when, words. */
const LAYOUT = [
  { width: '56px', height: '24px' },
  { width: '90%', height: '32px' },
  { width: '50%', height: '20px' },
  { width: '100%', height: '20px' },
  { width: '100%', height: '20px' },
  { width: '70%', height: '20px' },
];

/** The buildings whose readers the caller looks after. With a single one its name goes without saying. */
async function namedBuildings(ids: string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length < 2) return ids.map((id) => ({ id, name: '' }));
  const { grants } = await call('community.me', {});
  const nameOf = (id: string) => grants.find(({ area }) => area === id)?.areaName ?? '';
  return ids.map((id) => ({ id, name: `${nameOf(id)} ` }));
}

function drawn(notice: Notice) {
  return {
    notice,
    kind: KIND_NAME[notice.kind],
    time: sayTime(notice.at),
    looksAfter: notice.readersOf.length > 0 || notice.reachFrom !== null,
    pinVerb: notice.can.find((verb) => verb === 'pin' || verb === 'unpin') ?? null,
    mayWithdraw: notice.can.includes('withdraw'),
  };
}

Page({
  data: {
    layout: LAYOUT,
    id: '',
    /** Just posted: the next step is the group. */
    fresh: false,
    notice: null as Notice | null,
    kind: '',
    time: '',
    looksAfter: false,
    pinVerb: null as 'pin' | 'unpin' | null,
    mayWithdraw: false,
    buildings: [] as { id: string; name: string }[],
    scanHint: false,
    reminded: false,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ id = '', fresh }: { id?: string; fresh?: string }) {
    shareWithTickets();
    this.setData({ id, fresh: fresh === '1' });
    return this.load();
  },

  async load() {
    try {
      const notice = await call('notice.open', { notice: this.data.id });
      const buildings = await namedBuildings(notice.readersOf);
      this.setData({ ...drawn(notice), buildings, fault: null });
    } catch (error) {
      return this.setData({ fault: faultOf(error) });
    }
    const offered = await this.selectComponent('#group').land();
    this.setData({ scanHint: !offered && !this.data.notice?.joined && !this.data.looksAfter });
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里的二维码，请扫单元门口或群里的那一张。');
  },

  async remindMe() {
    this.setData({ reminded: await wantMessages(['notice']) });
  },

  async togglePin() {
    const { id, pinVerb } = this.data;
    if (pinVerb) await this.change(() => call(`notice.${pinVerb}`, { notice: id }));
  },

  async withdraw() {
    const sure = await ask(this, {
      title: '撤回这条通知？',
      content: '撤回以后邻居就看不到了，不能再恢复。',
      confirm: '撤回',
      cancel: '不撤回',
    });
    if (sure) await this.change(() => call('notice.withdraw', { notice: this.data.id }));
  },

  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    if (await attempt(this, run)) await this.load();
    this.setData({ busy: false });
  },

  openReaders({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { building } = currentTarget.dataset;
    wx.navigateTo({ url: `/packages/notice/readers/readers?id=${this.data.id}&building=${building}` });
  },

  openReach() {
    const area = this.data.notice?.reachFrom ?? '';
    wx.navigateTo({ url: `/packages/notice/reach/reach?id=${this.data.id}&area=${area}` });
  },

  onShareAppMessage() {
    return noticeCard(this.data.id, this.data.notice?.title ?? '楼里通知');
  },
});
