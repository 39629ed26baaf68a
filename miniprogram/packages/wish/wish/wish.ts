import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { scanCode } from '../../../lib/scan';
import { ask, attempt, tell } from '../../../lib/shell';
import type { Published } from '../publish-sheet/publish-sheet';
import type { Asked } from '../words-sheet/words-sheet';
import { ASKED, type AskedVerb, drawnWish, type Wish } from './say-wish';

type Verb = Wish['can'][number];

function isAsked(verb: Verb): verb is AskedVerb {
  return verb in ASKED;
}

/** One wish, for whoever has to do with it: what it is, how it stands, and the next step. */
Page({
  data: {
    id: '',
    /** Just made, or just claimed. */
    fresh: '',
    drawn: null as ReturnType<typeof drawnWish> | null,
    revealed: null as Output<'wish.reveal'> | null,
    claiming: false,
    publishing: null as Published | null,
    /** The verb that takes a sentence, and what is asked. */
    verb: null as AskedVerb | null,
    asked: null as Asked | null,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  async onLoad({ id = '', claim, fresh }: { id?: string; claim?: string; fresh?: string }) {
    this.setData({ id, fresh: fresh === '1' ? '许下了。群主看过就发布，有人认领会告诉您' : '' });
    await this.load();
    if (claim === '1' && this.data.drawn?.wish.can.includes('claim')) this.setData({ claiming: true });
  },

  /** Comes back from saying that it is done, or from splitting it. */
  onShow() {
    if (this.data.drawn) return this.load();
  },

  async load() {
    try {
      const wish = await call('wish.open', { wish: this.data.id });
      this.setData({ drawn: drawnWish(wish), fault: null });
    } catch (error) {
      this.setData({ drawn: null, fault: faultOf(error) });
    }
  },

  /** Opens what the verb needs; does what needs nothing more. */
  async act({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const verb: Verb = currentTarget.dataset.verb;
    const { id } = this.data;
    this.setData({ fresh: '' });
    if (isAsked(verb))
      return this.setData({ verb, asked: ASKED[verb], requestId: newRequestId(), refusal: '' });
    if (verb === 'claim') return this.setData({ claiming: true });
    if (verb === 'publish') return this.openPublish();
    if (verb === 'fulfil') return wx.navigateTo({ url: `/packages/wish/fulfil/fulfil?id=${id}` });
    if (verb === 'split') return wx.navigateTo({ url: `/packages/wish/split/split?id=${id}` });
    if (verb === 'extend') return this.change(() => call('wish.extend', { wish: id }));
    if (verb === 'withdraw') return this.withdraw();
  },

  openPublish() {
    const { wish } = this.data.drawn ?? {};
    if (!wish) return;
    const { id, title, words, wisherSays } = wish;
    this.setData({ publishing: { wish: id, title, words, wisherSays } });
  },

  async withdraw() {
    const sure = await ask(this, {
      title: '收回这个心愿？',
      content: '收回以后不能恢复，可以再许一个。',
      confirm: '收回',
      cancel: '不收回',
    });
    if (sure) await this.change(() => call('wish.withdraw', { wish: this.data.id }));
  },

  async change(run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true, fresh: '' });
    await attempt(this, run);
    await this.load();
    this.setData({ busy: false });
  },

  async answer({ detail }: WechatMiniprogram.CustomEvent<{ words: string }>) {
    const { verb, busy } = this.data;
    if (!verb || busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      await this.send(verb, detail.words);
      this.closeSheet();
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  send(verb: AskedVerb, words: string): Promise<unknown> {
    const { id: wish, requestId } = this.data;
    if (verb === 'confirm') return call('wish.confirm', { wish, thanks: words }, requestId);
    if (verb === 'lack' || verb === 'takeUp') return call(`wish.${verb}`, { wish, words }, requestId);
    return call(`wish.${verb}`, { wish, reason: words }, requestId);
  },

  async reveal() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => {
      this.setData({ revealed: await call('wish.reveal', { wish: this.data.id }) });
    });
    this.setData({ busy: false });
  },

  phone() {
    wx.makePhoneCall({ phoneNumber: this.data.revealed?.phone ?? '', fail: () => undefined });
  },

  claimed() {
    this.setData({ fresh: '这个忙归您了，谢谢' });
    return this.load();
  },

  closeClaim() {
    this.setData({ claiming: false });
    return this.load();
  },

  closePublish() {
    this.setData({ publishing: null });
  },

  closeSheet() {
    this.setData({ verb: null, asked: null });
  },

  async scan() {
    if (!(await scanCode())) await tell(this, '这不是楼里的二维码，请扫单元门口或群里的那一张。');
  },

  onShareAppMessage() {
    const { id, drawn } = this.data;
    return { title: drawn?.wish.title ?? '微心愿', path: `/packages/wish/wish/wish?id=${id}` };
  },
});
