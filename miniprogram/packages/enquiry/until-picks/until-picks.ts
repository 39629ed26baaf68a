import { promises } from './times';

/** A few times one can promise. Fires `pick` with `{ until, say }`. */
Component({
  properties: { value: { type: Number, value: 0 } },
  data: { times: [] as ReturnType<typeof promises> },
  lifetimes: {
    attached() {
      this.setData({ times: promises(Date.now()) });
    },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', this.data.times[currentTarget.dataset.index]);
    },
  },
});
