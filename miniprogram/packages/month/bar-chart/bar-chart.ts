import type { Bar } from '../draw';

/** Bars side by side, each with its figure above; more than fit are reached by swiping. Fires `pick` with `{ key }`. */
Component({
  properties: {
    bars: { type: Array, value: [] as Bar[] },
    /** What the figures count, for a screen reader. */
    unit: { type: String, value: '' },
    /** Begin at the last one. */
    latest: { type: Boolean, value: false },
  },
  data: { into: '' },
  observers: {
    bars(bars: Bar[]) {
      this.setData({ into: this.data.latest ? `bar-${bars.length - 1}` : '' });
    },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { key: currentTarget.dataset.key });
    },
  },
});
