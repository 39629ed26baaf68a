import type { Share } from '../breakdowns';

/** So many lines before the others are asked for. */
const FEW = 6;

/** A breakdown: what, how much, and a bar for the eye. Fires `pick` with `{ what }`. */
Component({
  properties: {
    shares: { type: Array, value: [] as Share[] },
    /** False where there are no rows behind the figures of so long a time. */
    opens: { type: Boolean, value: true },
  },
  data: { shown: [] as Share[], hidden: 0 },
  observers: {
    shares(shares: Share[]) {
      this.setData({ shown: shares.slice(0, FEW), hidden: Math.max(0, shares.length - FEW) });
    },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      if (this.data.opens) this.triggerEvent('pick', { what: currentTarget.dataset.what });
    },
    showAll() {
      this.setData({ shown: this.data.shares, hidden: 0 });
    },
  },
});
