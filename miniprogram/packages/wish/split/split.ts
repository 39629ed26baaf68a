import { call, type Fault, faultOf, newRequestId, sayOf } from '../../../lib/cloud';

/** One of the parts as it is typed. */
interface Typed {
  title: string;
  words: string;
  worth: string;
}

const MOST = 5;
const LEAST = 2;

function empty(): Typed {
  return { title: '', words: '', worth: '' };
}

/** The owner turns a wish too big for one into several, each on the board at once. */
Page({
  data: {
    id: '',
    /** What the whole wish says. */
    whole: null as { title: string; words: string } | null,
    wisherSays: '',
    parts: [empty(), empty()],
    most: MOST,
    least: LEAST,
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const { title, words, wisherSays } = await call('wish.open', { wish: this.data.id });
      this.setData({ whole: { title, words }, wisherSays, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { index, field } = currentTarget.dataset;
    this.setData({ [`parts[${index}].${field}`]: detail.value, refusal: '' });
  },

  setWisher({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ wisherSays: detail.value, refusal: '' });
  },

  add() {
    this.setData({ parts: [...this.data.parts, empty()] });
  },

  drop({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ parts: this.data.parts.filter((_, index) => index !== currentTarget.dataset.index) });
  },

  async split() {
    if (this.data.busy) return;
    const { id: wish, wisherSays, requestId } = this.data;
    const parts = this.data.parts.map((part) => ({ ...part, worth: Number(part.worth || 0) }));
    this.setData({ busy: true, refusal: '' });
    try {
      await call('wish.split', { wish, wisherSays, parts }, requestId);
      wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
