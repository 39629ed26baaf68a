import type { DrawnRate } from '../draw';

/** How a rate is worked out. Fires `pick` with `{ what, name }` for the rows behind it, and `close`. */
Component({
  properties: {
    /** Null when none is asked for. */
    rate: { type: Object, value: null as DrawnRate | null },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { what, name } = currentTarget.dataset;
      this.triggerEvent('pick', { what, name });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
