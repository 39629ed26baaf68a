import { call, newRequestId, sayOf } from '../../../lib/cloud';
import { sayPeriod } from '../say';

/** Opens a closed month again, with a reason. Fires `reopened` and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    area: { type: String, value: '' },
    month: { type: String, value: '' },
  },
  data: { title: '', reason: '', busy: false, refusal: '', requestId: '' },
  observers: {
    visible(visible: boolean) {
      if (!visible) return;
      this.setData({ title: sayPeriod(this.data.month), reason: '', refusal: '', requestId: newRequestId() });
    },
  },
  methods: {
    setReason({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ reason: detail.value });
    },
    async reopen() {
      if (this.data.busy) return;
      const { area, month, reason, requestId } = this.data;
      this.setData({ busy: true, refusal: '' });
      try {
        await call('tally.reopen', { area, month, reason }, requestId);
        this.triggerEvent('reopened');
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
