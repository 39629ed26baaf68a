import type { DrawnSpot } from '../breakdowns';

/**
 * The buildings where they stand, darker where more people came from. They may lie closer together than a finger is
 * wide, so a tap anywhere picks the nearest one. Fires `pick` with `{ building }`.
 */
Component({
  properties: { spots: { type: Array, value: [] as DrawnSpot[] } },
  data: { picked: null as DrawnSpot | null },
  observers: {
    spots() {
      this.setData({ picked: null });
    },
  },
  methods: {
    touch({ changedTouches: [touched] }: WechatMiniprogram.TouchEvent) {
      if (!touched) return;
      const { clientX: x, clientY: y } = touched;
      this.createSelectorQuery()
        .select('.map-inner')
        .boundingClientRect(({ left, top, width, height }) => {
          const far = (spot: DrawnSpot) =>
            Math.hypot(x - left - (spot.left / 100) * width, y - top - (spot.top / 100) * height);
          const [nearest] = [...this.data.spots].sort((a, b) => far(a) - far(b));
          this.setData({ picked: nearest ?? null });
        })
        .exec();
    },
    open() {
      this.triggerEvent('pick', { building: this.data.picked?.id });
    },
  },
});
