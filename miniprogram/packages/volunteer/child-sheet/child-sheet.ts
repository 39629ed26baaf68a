import { call, newRequestId, sayOf } from '../../../lib/cloud';

/** A guardian registers a child who has no phone. Fires `changed` after it was, and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    homes: { type: Array, value: [] as { household: string; room: string }[] },
  },
  data: { requestId: '', name: '', birth: '', busy: false, fault: '' },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ requestId: newRequestId(), name: '', birth: '', fault: '' });
    },
  },
  methods: {
    setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: detail.value, fault: '' });
    },
    setBirth({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ birth: detail.value, fault: '' });
    },
    async save() {
      if (this.data.busy) return;
      const { name, birth, requestId } = this.data;
      const [home] = this.data.homes as { household: string }[];
      this.setData({ busy: true, fault: '' });
      try {
        const input = { name, birth, household: home?.household ?? '' };
        await call('volunteer.registerChild', input, requestId);
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
