import type { ShownPicture } from '../../../cloudfunctions/kernel/pictures';

/** Most are checked within seconds; whoever waits longer comes back another time. In milliseconds. */
const LOOKS = [4_000, 30_000];

const waits = new WeakMap<object, ReturnType<typeof setTimeout>>();

/**
 * Pictures as they were sent, large ones below each other or small ones beside each other. One that is still checked is
 * given only to who sent it, and says so. Fires `look` when it is time to see whether it passed.
 */
Component({
  properties: {
    pictures: { type: Array, value: [] as ShownPicture[] },
    large: { type: Boolean, value: false },
  },
  data: { checking: false, looked: 0 },
  observers: {
    pictures(pictures: ShownPicture[]) {
      const checking = pictures.some((picture) => picture.checking);
      this.setData({ checking });
      const wait = LOOKS[this.data.looked];
      if (checking && wait) this.lookIn(wait);
    },
  },
  lifetimes: {
    detached() {
      clearTimeout(waits.get(this));
    },
  },
  methods: {
    lookIn(wait: number) {
      clearTimeout(waits.get(this));
      const look = () => {
        this.setData({ looked: this.data.looked + 1 });
        this.triggerEvent('look');
      };
      waits.set(this, setTimeout(look, wait));
    },

    preview({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const urls = this.data.pictures.map(({ file }) => file);
      wx.previewImage({ urls, current: urls[currentTarget.dataset.index] });
    },
  },
});
