/** Something that takes one sentence to do. */
export interface Asked {
  title: string;
  /** Who will read it. */
  say: string;
  example: string;
  button: string;
  longest: number;
}

/** Asks for one sentence. Fires `answer` with `{ words }` and `close`; the page closes it. */
Component({
  properties: {
    /** Null when nothing is asked. */
    asked: { type: Object, value: null as Asked | null },
    busy: { type: Boolean, value: false },
    /** Why the answer was not taken; what was typed stays. */
    refusal: { type: String, value: '' },
  },
  data: { words: '' },
  observers: {
    asked() {
      this.setData({ words: '' });
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value });
    },
    answer() {
      this.triggerEvent('answer', { words: this.data.words });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
