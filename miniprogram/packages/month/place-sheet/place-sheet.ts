import type { View } from '../view';

/** Where to go from an area: up as far as one works for it, and down into it. Fires `pick` with `{ area }` and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    above: { type: Array, value: [] as View['above'] },
    inside: { type: Array, value: [] as View['inside'] },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { area: currentTarget.dataset.area });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
