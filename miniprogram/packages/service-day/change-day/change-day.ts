import type { DayView } from '../../../../cloudfunctions/domain/service-day/open-day';
import { call, newRequestId, sayOf } from '../../../lib/cloud';
import { clock, dateOf } from '../../../lib/time';

type Field = 'date' | 'from' | 'to' | 'reason';

/** '9:05' → '09:05' */
function padded(at: number): string {
  return clock(at).padStart(5, '0');
}

/** Cancels a day or moves it; everybody with a number is told why. Fires `changed` and `close`. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    day: { type: Object, value: null as DayView | null },
  },
  data: {
    date: '',
    from: '',
    to: '',
    reason: '',
    requestId: '',
    busy: false,
    fault: '',
  },
  observers: {
    visible(visible: boolean) {
      const day = this.data.day as DayView | null;
      if (!visible || !day) return;
      const when = { date: dateOf(day.startsAt), from: padded(day.startsAt), to: padded(day.endsAt) };
      this.setData({ ...when, reason: '', requestId: newRequestId(), fault: '' });
    },
  },
  methods: {
    set({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const field = currentTarget.dataset.field as Field;
      this.setData({ [field]: detail.value, fault: '' });
    },
    cancel() {
      const { reason, requestId } = this.data;
      return this.change(() => call('serviceDay.cancel', { day: this.dayId(), reason }, requestId));
    },
    move() {
      const { date, from, to, reason, requestId } = this.data;
      const input = { day: this.dayId(), date, from, to, reason };
      return this.change(() => call('serviceDay.move', input, requestId));
    },
    async change(run: () => Promise<unknown>) {
      if (this.data.busy) return;
      this.setData({ busy: true, fault: '' });
      try {
        await run();
        this.triggerEvent('changed');
      } catch (error) {
        this.setData({ fault: sayOf(error) });
      }
      this.setData({ busy: false });
    },
    dayId(): string {
      return (this.data.day as DayView | null)?.id ?? '';
    },
    close() {
      this.triggerEvent('close');
    },
  },
});
