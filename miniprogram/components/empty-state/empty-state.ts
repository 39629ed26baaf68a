/** Says what will be here one day; the slot offers the first step. */
Component({
  properties: {
    icon: { type: String, value: 'notification' },
    title: { type: String, value: '' },
    say: { type: String, value: '' },
  },
});
