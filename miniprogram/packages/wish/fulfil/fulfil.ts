import { call, newRequestId, sayOf } from '../../../lib/cloud';
import { askMessages } from '../../../lib/reminder';
import { clock, dateOf } from '../../../lib/time';
import type { SentPicture } from '../../../lib/upload';

const HOUR = 3_600_000;

/** '09:05', as pickers take it. */
function padded(at: number): string {
  return clock(at).padStart(5, '0');
}

/** An hour ago, or midnight where that was yesterday. */
function hourAgo(now: number): string {
  return dateOf(now - HOUR) === dateOf(now) ? padded(now - HOUR) : '00:00';
}

/** Whoever claimed a wish says what was done, with a picture if they like, and how long it took. */
Page({
  data: {
    id: '',
    words: '',
    /** None or one. */
    pictures: [] as SentPicture[],
    faceless: false,
    counts: false,
    date: '',
    today: '',
    from: '',
    to: '',
    requestId: '',
    uploading: false,
    busy: false,
    refusal: '',
  },

  onLoad({ id = '' }: { id?: string }) {
    const now = Date.now();
    const [date, from, to] = [dateOf(now), hourAgo(now), padded(now)];
    this.setData({ id, date, today: date, from, to, requestId: newRequestId() });
  },

  set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
  },

  setPictures({ detail }: WechatMiniprogram.CustomEvent<{ pictures: SentPicture[]; uploading: boolean }>) {
    this.setData({ ...detail, faceless: false });
  },

  setFaceless({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ faceless: detail.on });
  },

  setCounts({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ counts: detail.on, refusal: '' });
  },

  async fulfil() {
    if (this.data.busy) return;
    const { id: wish, words, pictures, faceless, counts, date, from, to, requestId } = this.data;
    // WeChat asks only on the very tap.
    const asked = askMessages(['wish']);
    this.setData({ busy: true, refusal: '' });
    try {
      const picture = pictures[0]?.id ?? null;
      const time = counts ? { date, from, to } : null;
      await call('wish.fulfil', { wish, words, picture, faceless, time }, requestId);
      await asked;
      wx.navigateBack();
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
