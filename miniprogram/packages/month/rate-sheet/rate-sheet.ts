import type { DrawnRate } from '../draw';

/** How a rate is worked out. Fires `close`. */
Component({
  properties: {
    /** Null when none is asked for. */
    rate: { type: Object, value: null as DrawnRate | null },
  },
  methods: {
    close() {
      this.triggerEvent('close');
    },
  },
});
