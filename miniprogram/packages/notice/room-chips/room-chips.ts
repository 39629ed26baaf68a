import type { HouseholdReading } from '../../../../cloudfunctions/domain/notice/reading';

/** Households of one kind as large pieces to tap. Fires `pick` with `{ household }`. */
Component({
  properties: {
    title: { type: String, value: '' },
    say: { type: String, value: '' },
    tone: { type: String, value: 'red' },
    households: { type: Array, value: [] as HouseholdReading[] },
  },
  methods: {
    pick({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('pick', { household: this.data.households[currentTarget.dataset.index] });
    },
  },
});
