/** What is asked before a verb can be done. */
export interface Asked {
  title: string;
  /** Who will read it. */
  say: string;
  example: string;
  button: string;
  longest: number;
  /** A time is asked for as well. */
  until: boolean;
  /** Words may be left out. */
  wordless: boolean;
}

/** Asks for a few words, and a time where one is promised. Fires `answer` with `{ words, until }` and `close`. */
Component({
  properties: {
    /** Null when nothing is asked. */
    asked: { type: Object, value: null as Asked | null },
    busy: { type: Boolean, value: false },
    /** Why the answer was not taken; what was typed stays. */
    refusal: { type: String, value: '' },
  },
  data: { words: '', until: 0 },
  observers: {
    asked() {
      this.setData({ words: '', until: 0 });
    },
  },
  methods: {
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value });
    },
    pick({ detail }: WechatMiniprogram.CustomEvent<{ until: number }>) {
      this.setData({ until: detail.until });
    },
    answer() {
      const { words, until } = this.data;
      this.triggerEvent('answer', { words, until });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
