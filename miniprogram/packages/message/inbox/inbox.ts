import { call, type Fault, faultOf, type Output, Refused } from '../../../lib/cloud';
import { isBlocked, openMessageSettings, wantAgain } from '../../../lib/reminder';
import { clock, sayDay } from '../../../lib/time';

type Page = Output<'message.inbox'>;
type Line = Page['lines'][number] & { time: string };

/** The lines of one day under its name. */
interface Day {
  name: string;
  lines: Line[];
}

/** In the order they come: the newest day first. */
function byDay(lines: Page['lines']): Day[] {
  const days: Day[] = [];
  for (const line of lines) {
    const name = sayDay(line.at);
    if (days.at(-1)?.name !== name) days.push({ name, lines: [] });
    days.at(-1)?.lines.push({ ...line, time: clock(line.at) });
  }
  return days;
}

/** One page of lines. Somebody who was never here before was told nothing yet. */
async function read(before?: string): Promise<Page> {
  try {
    return await call('message.inbox', before ? { before } : {});
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-found')
      return { lines: [], newest: null, next: null };
    throw error;
  }
}

/** Everything the person was told, whether or not WeChat could bring it. */
Page({
  data: {
    loaded: false,
    lines: [] as Page['lines'],
    days: [] as Day[],
    next: null as string | null,
    more: false,
    /** How WeChat stands to reminding: 'ask' as often as one likes, 'blocked' in its settings, 'agreed' just now. */
    reminding: 'ask' as 'ask' | 'blocked' | 'agreed',
    fault: null as Fault | null,
  },

  async onLoad() {
    // Looked up before the tap: WeChat asks only on the very tap.
    await Promise.all([this.load(), this.lookAtSettings()]);
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  onReachBottom() {
    return this.loadMore();
  },

  async load() {
    try {
      const { lines, newest, next } = await read();
      this.setData({ loaded: true, lines, days: byDay(lines), next, fault: null });
      // Lost, it is said by the next look.
      if (newest && lines[0]?.isNew) await call('message.see', { newest }).catch(() => undefined);
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  async loadMore() {
    const { next, more, lines } = this.data;
    if (!next || more) return;
    this.setData({ more: true });
    try {
      const page = await read(next);
      const all = [...lines, ...page.lines];
      this.setData({ lines: all, days: byDay(all), next: page.next });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
    this.setData({ more: false });
  },

  open({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const url = `/${currentTarget.dataset.page}`;
    wx.navigateTo({ url, fail: () => wx.switchTab({ url }) });
  },

  async lookAtSettings() {
    this.setData({ reminding: (await isBlocked()) ? 'blocked' : 'ask' });
  },

  async remind() {
    if (this.data.reminding === 'blocked') {
      await openMessageSettings();
      return this.lookAtSettings();
    }
    if (await wantAgain()) this.setData({ reminding: 'agreed' });
    else await this.lookAtSettings();
  },
});
