import { followLook } from '../../lib/follow-look';
import { changeLook } from '../../lib/session';

/** 长辈版 on or off. */
Component({
  behaviors: [followLook],
  methods: {
    change({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
      changeLook(detail.on ? 'elder' : 'normal');
    },
  },
});
