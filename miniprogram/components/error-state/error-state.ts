/** Says what went wrong and offers to try again. */
Component({
  properties: { say: { type: String, value: '' } },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
