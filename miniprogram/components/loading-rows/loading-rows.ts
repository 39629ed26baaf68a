const LINES = [
  { width: '70%', height: '20px' },
  { width: '45%', height: '16px' },
];

/** A card of rows of two lines each, while the real ones are on their way. */
Component({
  properties: { count: { type: Number, value: 4 } },
  data: { layout: LINES, rows: [] as number[] },
  observers: {
    count(count: number) {
      this.setData({ rows: Array.from({ length: count }, (_, index) => index) });
    },
  },
});
