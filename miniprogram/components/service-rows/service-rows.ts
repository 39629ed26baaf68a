import type { ServiceLine } from '../../lib/days';

/** The services of a day, each with the one thing to do. Fires `take` and `wait` with `{ queue }`, and `number`. */
Component({
  properties: {
    services: { type: Array, value: [] as ServiceLine[] },
    /** What is said on the button that takes a number. */
    verb: { type: String, value: '取个号' },
    busy: { type: Boolean, value: false },
  },
  methods: {
    tap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { tap, queue } = currentTarget.dataset;
      if (!this.data.busy) this.triggerEvent(tap, { queue });
    },
  },
});
