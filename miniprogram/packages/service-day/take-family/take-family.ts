import { call, type Fault, faultOf, newRequestId, type Output, sayOf } from '../../../lib/cloud';
import { type DayLine, dayLine } from '../../../lib/days';

type Elder = Output<'ticket.family'>[number];

/** Somebody of the family takes a number for their elder; it shows on their own phone and is told there. */
Page({
  data: {
    day: '',
    services: null as DayLine['services'] | null,
    elders: [] as Elder[],
    queue: '',
    service: '',
    /** The chosen elder's id; empty while a name is typed. */
    elder: '',
    name: '',
    requestId: '',
    busy: false,
    refusal: '',
    fault: null as Fault | null,
  },

  onLoad({ day = '' }: { day?: string }) {
    this.setData({ day, requestId: newRequestId() });
    return this.load();
  },

  async load() {
    try {
      const [day, elders] = await Promise.all([
        call('serviceDay.open', { day: this.data.day }),
        call('ticket.family', {}),
      ]);
      const services = dayLine(day).services.filter(({ refusal }) => refusal === null);
      this.setData({ services, elders, fault: null });
    } catch (error) {
      this.setData({ fault: faultOf(error) });
    }
  },

  pickService({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { queue, name } = currentTarget.dataset;
    this.setData({ queue, service: name, refusal: '' });
  },

  pickElder({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { elder, name } = currentTarget.dataset;
    this.setData({ elder, name, refusal: '' });
  },

  setName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ elder: '', name: detail.value, refusal: '' });
  },

  async take() {
    const { day, queue, elder, name, requestId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, refusal: '' });
    try {
      if (elder) await call('ticket.takeFor', { queue, person: elder }, requestId);
      else await call('ticket.takeByName', { queue, name }, requestId);
      wx.redirectTo({ url: `/packages/service-day/number/number?day=${day}` });
    } catch (error) {
      this.setData({ refusal: sayOf(error) });
    }
    this.setData({ busy: false });
  },
});
