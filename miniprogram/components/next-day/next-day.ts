import type { DayCard } from '../../../cloudfunctions/domain/service-day/read-days';
import { type DayLine, dayLine } from '../../lib/days';

/**
 * The next service day, where one sees it first: when, where, what, and a number with one tap. Calm where something
 * else is the main action of the page: for whoever tells others of it, which fires `tell`.
 */
Component({
  properties: {
    day: { type: Object, value: null as DayCard | null },
    calm: { type: Boolean, value: false },
  },
  data: { line: null as DayLine | null },
  observers: {
    day(day: DayCard | null) {
      this.setData({ line: day && dayLine(day) });
    },
  },
  methods: {
    tell() {
      this.triggerEvent('tell');
    },
    open() {
      const { line } = this.data;
      if (!line) return;
      const page = line.mine ? 'number/number?day' : 'day/day?id';
      wx.navigateTo({ url: `/packages/service-day/${page}=${line.id}` });
    },
  },
});
