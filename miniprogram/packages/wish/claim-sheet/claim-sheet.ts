import { call, newRequestId, sayOf } from '../../../lib/cloud';
import { askMessages } from '../../../lib/reminder';

interface Way {
  key: string;
  name: string;
  giver: string;
}

/** Somebody takes a wish into their hands. Fires `claimed` and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    wish: { type: String, value: '' },
    /** In whose name; at least one. */
    ways: { type: Array, value: [] as Way[] },
    /** Whoever wishes has to call them something. */
    nameless: { type: Boolean, value: false },
  },
  data: { way: '', name: '', requestId: '', busy: false, refusal: '' },
  observers: {
    'visible, ways'(visible: boolean, ways: Way[]) {
      if (visible) this.setData({ way: ways[0]?.key ?? '', requestId: newRequestId(), refusal: '' });
    },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.setData({ way: currentTarget.dataset.way, refusal: '' });
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: detail.value, refusal: '' });
    },
    async claim() {
      if (this.data.busy) return;
      const { wish, way, name, nameless, requestId } = this.data;
      // WeChat asks only on the very tap.
      const asked = askMessages(['wish']);
      this.setData({ busy: true, refusal: '' });
      try {
        if (nameless) await call('community.rename', { name });
        await call('wish.claim', { wish, way }, requestId);
        this.triggerEvent('claimed');
        this.close();
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
      }
      this.setData({ busy: false });
      await asked;
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
