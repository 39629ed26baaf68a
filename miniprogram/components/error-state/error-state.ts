import type { Fault } from '../../lib/cloud';

/** Says what went wrong and offers to try again, or the way back where that cannot help. Fires `retry`. */
Component({
  properties: { fault: { type: Object, value: null as Fault | null } },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
    goHome() {
      wx.switchTab({ url: '/pages/home/home' });
    },
  },
});
