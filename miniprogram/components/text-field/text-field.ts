/** One line to type, in a box one sees, under the words that say what belongs there. Fires `change` with `{ value }`. */
Component({
  properties: {
    label: { type: String, value: '' },
    say: { type: String, value: '' },
    large: { type: Boolean, value: false },
    type: { type: String, value: 'text' },
    value: { type: String, value: '' },
    longest: { type: Number, value: 20 },
    placeholder: { type: String, value: '' },
  },
  methods: {
    change({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.triggerEvent('change', { value: detail.value });
    },
  },
});
