import { enteredBy } from './lib/group-entry';

App({
  onLaunch() {
    wx.cloud.init();
  },
  onShow({ scene }) {
    enteredBy(scene);
  },
});
