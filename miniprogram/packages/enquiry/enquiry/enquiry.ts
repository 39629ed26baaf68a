import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { ask, attempt } from '../../../lib/shell';
import type { Asked } from '../words-sheet/words-sheet';
import { ASKED, type AskedVerb, drawnEnquiry, type Enquiry } from './say-enquiry';

type Verb = Enquiry['can'][number];

const STARS = [1, 2, 3, 4, 5] as const;

function isAsked(verb: Verb): verb is AskedVerb {
  return verb in ASKED;
}

/** One enquiry, for everybody it concerns: what it is, where it stands, and the next step. */
Page({
  data: {
    id: '',
    stars: STARS,
    /** What was just done. */
    fresh: '',
    drawn: null as ReturnType<typeof drawnEnquiry> | null,
    contact: null as Output<'enquiry.contact'> | null,
    verb: null as AskedVerb | null,
    asked: null as Asked | null,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ id = '', fresh }: { id?: string; fresh?: string }) {
    this.setData({ id, fresh: fresh === '1' ? '群主收到了，有了答复告诉您' : '' });
  },

  /** Also when one comes back from bridging or answering. */
  onShow() {
    return this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const enquiry = await call('enquiry.open', { enquiry: this.data.id });
      this.setData({ drawn: drawnEnquiry(enquiry), fault: null });
    } catch (error) {
      this.setData({ drawn: null, fault: faultOf(error) });
    }
  },

  async act({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const verb: Verb = currentTarget.dataset.verb;
    const { id, drawn } = this.data;
    if (!drawn) return;
    if (isAsked(verb)) {
      const asked = ASKED[verb](drawn.enquiry);
      return this.setData({ verb, asked, requestId: newRequestId(), refusal: '' });
    }
    if (verb === 'bridge') return wx.navigateTo({ url: `/packages/enquiry/bridge/bridge?id=${id}` });
    if (verb === 'answer') return wx.navigateTo({ url: `/packages/enquiry/answer/answer?id=${id}` });
    if (verb === 'handOn') return this.handOn();
    if (verb === 'withdraw') return this.withdraw();
  },

  async handOn() {
    const sure = await ask(this, {
      title: '转给社区调解？',
      content: '社区工作人员会接着办，求助的人会知道。',
      confirm: '转给社区',
      cancel: '先不转',
    });
    if (sure) await this.change('转给社区了', () => call('enquiry.handOn', { enquiry: this.data.id }));
  },

  async withdraw() {
    const sure = await ask(this, {
      title: '不用办了？',
      content: '群主会知道不用办了。以后还可以再求助。',
      confirm: '撤回',
      cancel: '不撤回',
    });
    if (sure) await this.change('', () => call('enquiry.withdraw', { enquiry: this.data.id }));
  },

  rate({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { rating } = currentTarget.dataset as { rating: (typeof STARS)[number] };
    return this.change('记下了，谢谢您', () => call('enquiry.rate', { enquiry: this.data.id, rating }));
  },

  async change(done: string, run: () => Promise<unknown>) {
    if (this.data.busy) return;
    this.setData({ busy: true, fresh: '' });
    if (await attempt(this, run)) this.setData({ fresh: done });
    await this.load();
    this.setData({ busy: false });
  },

  async answer({ detail }: WechatMiniprogram.CustomEvent<{ words: string; until: number }>) {
    const { verb, busy } = this.data;
    if (!verb || busy) return;
    this.setData({ busy: true, refusal: '', fresh: '' });
    try {
      await this.send(verb, detail);
      this.closeSheet();
      await this.load();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },

  send(verb: AskedVerb, { words, until }: { words: string; until: number }): Promise<unknown> {
    const { id: enquiry, requestId } = this.data;
    if (verb === 'reply') return call('enquiry.reply', { enquiry, words }, requestId);
    if (verb === 'reopen') return call('enquiry.reopen', { enquiry, reason: words }, requestId);
    return call('enquiry.promise', { enquiry, until, ...(words && { reason: words }) }, requestId);
  },

  async showContact() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    await attempt(this, async () => {
      this.setData({ contact: await call('enquiry.contact', { enquiry: this.data.id }) });
    });
    this.setData({ busy: false });
  },

  phone() {
    wx.makePhoneCall({ phoneNumber: this.data.contact?.phone ?? '', fail: () => undefined });
  },

  closeSheet() {
    this.setData({ verb: null, asked: null });
  },
});
