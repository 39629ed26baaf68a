/** The head of a page without a navigation bar: it keeps clear of the status bar and of WeChat's own capsule. */
Component({
  properties: {
    /** The place around: an estate, a community. */
    place: { type: String, value: '' },
    title: { type: String, value: '' },
    greeting: { type: String, value: '' },
    /** What the person is here, beyond living here. */
    badge: { type: String, value: '' },
    switchable: { type: Boolean, value: false },
  },
  data: { top: 0, bottom: 0, right: 0 },
  lifetimes: {
    attached() {
      const capsule = wx.getMenuButtonBoundingClientRect();
      const { windowWidth } = wx.getWindowInfo();
      this.setData({ top: capsule.top, bottom: capsule.bottom, right: windowWidth - capsule.left });
    },
  },
  methods: {
    switch() {
      this.triggerEvent('switch');
    },
  },
});
