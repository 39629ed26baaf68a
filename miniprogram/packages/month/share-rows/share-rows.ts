import type { Share } from '../breakdowns';

/** So many lines before the others are asked for. */
const FEW = 6;

/** A breakdown: what, how much, and a bar for the eye. Fires `pick` with `{ what, name }`. */
Component({
  properties: {
    shares: { type: Array, value: [] as Share[] },
  },
  data: { shown: [] as Share[], hidden: 0 },
  observers: {
    shares(shares: Share[]) {
      this.setData({ shown: shares.slice(0, FEW), hidden: Math.max(0, shares.length - FEW) });
    },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { what, name } = currentTarget.dataset;
      this.triggerEvent('pick', { what, name });
    },
    showAll() {
      this.setData({ shown: this.data.shares, hidden: 0 });
    },
  },
});
