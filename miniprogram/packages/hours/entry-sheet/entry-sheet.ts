import { call, newRequestId, sayOf } from '../../../lib/cloud';
import type { DrawnEntry } from '../say';

/**
 * One entry with everything on record. Its volunteer can say that it is wrong, or take that back. Fires `close`, and
 * `changed` when it is not as it was.
 */
Component({
  properties: {
    /** Null when nothing is open. */
    entry: { type: Object, value: null as DrawnEntry | null },
    /** Whether the one who looks is the one whose time it is. */
    mine: { type: Boolean, value: false },
  },
  data: { disputing: false, say: '', requestId: '', busy: false, refusal: '' },
  observers: {
    entry() {
      this.setData({ disputing: false, say: '', requestId: newRequestId(), refusal: '' });
    },
  },
  methods: {
    close() {
      this.triggerEvent('close');
    },
    begin() {
      this.setData({ disputing: true });
    },
    write({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ say: detail.value, refusal: '' });
    },
    dispute() {
      const { say, requestId } = this.data;
      const entry = this.data.entry as DrawnEntry | null;
      if (!entry) return;
      return this.change(() =>
        call('hours.dispute', { hours: entry.hours, entry: entry.entry, say }, requestId),
      );
    },
    withdraw() {
      const dispute = (this.data.entry as DrawnEntry | null)?.dispute?.id;
      if (!dispute) return;
      return this.change(() => call('hours.withdraw', { dispute }));
    },
    async change(run: () => Promise<unknown>) {
      if (this.data.busy) return;
      this.setData({ busy: true, refusal: '' });
      try {
        await run();
        this.triggerEvent('changed');
      } catch (error) {
        this.setData({ refusal: sayOf(error) });
      }
      this.setData({ busy: false });
    },
  },
});
