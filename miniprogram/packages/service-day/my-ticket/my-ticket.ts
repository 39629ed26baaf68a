import type { MyTicket } from '../../../../cloudfunctions/domain/ticket/mine';
import { sayTicket, type TicketWords } from './say-ticket';

const FACES = [
  { satisfaction: 3, text: '满意' },
  { satisfaction: 2, text: '还行' },
  { satisfaction: 1, text: '不太好' },
];

/** One number, large. Fires `later`, `back`, `leave` and `rate` with what the cloud wants to know. */
Component({
  properties: {
    ticket: { type: Object, value: {} as MyTicket },
    busy: { type: Boolean, value: false },
  },
  data: { words: null as TicketWords | null, faces: FACES, away: false, leaves: false },
  observers: {
    ticket(ticket: MyTicket) {
      if (!ticket?.queue) return;
      const alive = ticket.queueState !== 'cancelled';
      this.setData({
        words: sayTicket(ticket),
        away: alive && ['later', 'skipped'].includes(ticket.state),
        leaves: alive && ['waiting', 'later', 'called', 'skipped'].includes(ticket.state),
      });
    },
  },
  methods: {
    fire({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { queue, number } = this.data.ticket;
      this.triggerEvent(currentTarget.dataset.verb, { queue, number });
    },
    rate({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { queue, number } = this.data.ticket;
      this.triggerEvent('rate', { queue, number, satisfaction: currentTarget.dataset.satisfaction });
    },
  },
});
