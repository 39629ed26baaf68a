/** A setting that is on or off, as large as a row. Fires `change` with `{ on }`. */
Component({
  properties: {
    title: { type: String, value: '' },
    say: { type: String, value: '' },
    on: { type: Boolean, value: false },
  },
  methods: {
    change() {
      this.triggerEvent('change', { on: !this.data.on });
    },
  },
});
