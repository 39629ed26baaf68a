/** A question that takes a reason, and perhaps a time, to answer. */
export interface Answering {
  title: string;
  say: string;
  /** What stands over the reason, and an example of one. */
  label: string;
  example: string;
  button: string;
  /** '09:00'; null where no time is asked for. */
  time: { from: string; to: string } | null;
}

/** The answer that `answer` fires. */
export interface Answer {
  reason: string;
  from: string;
  to: string;
}

type Field = keyof Answer;

/** Asks for a reason and, where it is needed, from when to when. Fires `answer` and `close`; the page closes it. */
Component({
  properties: {
    /** Null when nothing is asked. */
    asked: { type: Object, value: null as Answering | null },
    busy: { type: Boolean, value: false },
    /** Why the answer was not taken; what was typed stays. */
    refusal: { type: String, value: '' },
  },
  data: { reason: '', from: '', to: '' },
  observers: {
    asked(asked: Answering | null) {
      this.setData({ reason: '', from: asked?.time?.from ?? '', to: asked?.time?.to ?? '' });
    },
  },
  methods: {
    set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ [currentTarget.dataset.field as Field]: detail.value });
    },
    answer() {
      const { reason, from, to } = this.data;
      this.triggerEvent('answer', { reason, from, to });
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
