import { followLook } from '../../../lib/follow-look';
import { changeLook, currentLook } from '../../../lib/session';

/** 长辈版 for somebody who is here for the first time: at hand where the letters may be too small to look for it. */
Component({
  behaviors: [followLook],
  methods: {
    change() {
      changeLook(currentLook() === 'elder' ? 'normal' : 'elder');
    },
  },
});
