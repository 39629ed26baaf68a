import type { DeskTicket } from '../../../../cloudfunctions/domain/ticket/open-desk';
import { call, sayOf } from '../../../lib/cloud';
import { NOTHING, readMeasurement, type Typed } from './read-measurement';

/** Somebody at the table. Fires `again` and `skip` with `{ number }`, `serve` with `{ number, note }`. */
Component({
  properties: {
    ticket: { type: Object, value: {} as DeskTicket },
    queue: { type: String, value: '' },
    kind: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: {
    note: '',
    noting: false,
    measures: false,
    typed: NOTHING,
    /** What the measured value means; shown once, to be read out to the person. */
    said: '',
    alarming: false,
    fault: '',
  },
  observers: {
    'kind, ticket'(kind: string, ticket: DeskTicket) {
      this.setData({ measures: kind.startsWith('blood') && Boolean(ticket?.withPhone) });
    },
  },
  methods: {
    again() {
      this.triggerEvent('again', { number: this.data.ticket.number });
    },
    skip() {
      this.triggerEvent('skip', { number: this.data.ticket.number });
    },
    openNote() {
      this.setData({ noting: true });
    },
    setNote({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ note: detail.value });
    },
    setTyped({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const field = currentTarget.dataset.field as keyof Typed;
      this.setData({ [`typed.${field}`]: detail.value, fault: '', said: '' });
    },
    toggleFasting() {
      this.setData({ 'typed.fasting': !this.data.typed.fasting });
    },
    async keep() {
      const { queue, ticket, kind, typed } = this.data;
      const measurement = readMeasurement(kind, typed);
      if (!measurement) return this.setData({ fault: '把量的数写全再记。' });
      try {
        const { level, say } = await call('health.record', { queue, number: ticket.number, measurement });
        this.setData({ said: `记到本人的小本了。${say}`, alarming: level === 'see-doctor-now', fault: '' });
      } catch (error) {
        this.setData({ fault: sayOf(error), said: '' });
      }
    },
    serve() {
      this.triggerEvent('serve', { number: this.data.ticket.number, note: this.data.note });
    },
  },
});
