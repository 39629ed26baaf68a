import { call, newRequestId, sayOf } from '../../../lib/cloud';

/** What everybody will read. */
export interface Published {
  wish: string;
  title: string;
  words: string;
  wisherSays: string;
}

/** The owner words a wish for everybody and puts it on the board. Fires `published` and `close`. */
Component({
  properties: {
    /** Null while nothing is published. */
    draft: { type: Object, value: null as Published | null },
  },
  data: { title: '', words: '', wisherSays: '', requestId: '', busy: false, refusal: '' },
  observers: {
    draft(draft: Published | null) {
      if (!draft) return;
      const { title, words, wisherSays } = draft;
      this.setData({ title, words, wisherSays, requestId: newRequestId(), refusal: '' });
    },
  },
  methods: {
    set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ [currentTarget.dataset.field]: detail.value, refusal: '' });
    },
    async publish() {
      const { title, words, wisherSays, requestId, busy } = this.data;
      const draft = this.data.draft as Published | null;
      if (!draft || busy) return;
      this.setData({ busy: true, refusal: '' });
      try {
        await call('wish.publish', { wish: draft.wish, title, words, wisherSays }, requestId);
        this.triggerEvent('published');
        this.close();
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
