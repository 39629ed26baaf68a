import { call, sayOf } from '../../../lib/cloud';

/** Changes how the person wants to be called. Fires `changed` after it was, and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    name: { type: String, value: '' },
  },
  data: { typed: '', busy: false, fault: '' },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ typed: this.data.name, fault: '' });
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ typed: detail.value, fault: '' });
    },
    async save() {
      if (this.data.busy) return;
      this.setData({ busy: true, fault: '' });
      try {
        await call('community.rename', { name: this.data.typed });
        this.triggerEvent('changed');
        this.close();
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
