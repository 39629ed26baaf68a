import { call, type Fault, faultOf, type Output } from '../../../lib/cloud';
import { ask, attempt } from '../../../lib/shell';
import { sayTime } from '../../../lib/time';

type View = Output<'partner.open'>;

function drawn(view: View) {
  return {
    view,
    asking: view.asking.map((each) => ({ ...each, say: `${sayTime(each.at)} 扫的码` })),
    members: view.members.map((each) => ({ ...each, say: `${sayTime(each.since)} 起` })),
  };
}

/** One unit: who speaks for it, who wants to, and its code. */
Page({
  data: {
    id: '',
    drawn: null as ReturnType<typeof drawn> | null,
    /** The picture of the code, once it is asked for. */
    code: '',
    showing: false,
    busy: false,
    fault: null as Fault | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id });
  },

  /** Also when one comes back from changing it. */
  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      this.setData({ drawn: drawn(await call('partner.open', { partner: this.data.id })), fault: null });
    } catch (error) {
      this.setData({ drawn: null, fault: faultOf(error) });
    }
  },

  admit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { person } = currentTarget.dataset as { person: string };
    return this.change(() => call('partner.admit', { partner: this.data.id, person }));
  },

  async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { person, name } = currentTarget.dataset as { person: string; name: string };
    const sure = await ask(this, {
      title: `${name}不再代表这个单位？`,
      content: '转给这个单位的求助，他不会再看到。',
      confirm: '是的',
      cancel: '先不动',
    });
    if (sure) await this.change(() => call('partner.remove', { partner: this.data.id, person }));
  },

  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    if (await attempt(this, run)) await this.load();
    this.setData({ busy: false });
  },

  async showCode() {
    this.setData({ busy: true });
    const shown = await attempt(this, async () => {
      const { contentType, base64 } = await call('partner.code', { partner: this.data.id });
      this.setData({ code: `data:${contentType};base64,${base64}` });
    });
    this.setData({ showing: shown, busy: false });
  },

  hideCode() {
    this.setData({ showing: false });
  },

  edit() {
    wx.navigateTo({ url: `/packages/partner/edit/edit?id=${this.data.id}` });
  },
});
