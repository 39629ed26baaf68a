import type { Offer } from '../../../../cloudfunctions/domain/service-day/service-day';

/** How many, how fast, how many tables: one service of a series. Fires `change` with `{ offer }` and `remove`. */
Component({
  properties: { offer: { type: Object, value: {} as Offer } },
  methods: {
    set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      const offer = { ...this.data.offer, [currentTarget.dataset.field]: detail.value };
      this.triggerEvent('change', { offer });
    },
    setAhead({ detail }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
      this.triggerEvent('change', { offer: { ...this.data.offer, ahead: detail.on } });
    },
    remove() {
      this.triggerEvent('remove', { kind: this.data.offer.kind });
    },
  },
});
